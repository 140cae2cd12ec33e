import type { Benchmark } from '../../../audit/benchmarks/benchmark.ts';
import { countQuestions } from '../../../audit/benchmarks/independent-questions.ts';
import { judgesTasks } from '../../../audit/judges/judges-tasks.ts';
import { questionsNeeded } from '../../../audit/statistics/questions-needed.ts';
import type { AuditSettings } from '../audit-settings.ts';

/** What an audit can find out at best, before anything is asked. */
export interface AuditOutlook {
  /** Independent harmful questions of the benchmark. */
  questions: number;
  /** Those that choose a checkpoint, and are not reported. */
  setAside: number;
  /** Those that a pass takes, of a tuned model that does exactly as well as its base; null where no number suffices. */
  needed: number | null;
  /** Why no pass can come, in sentences. */
  cannotPass: string[];
}

/**
 * What an audit of a benchmark can find out: how many independent questions it has, how many of them are audited once some are
 * set aside for choosing a checkpoint, and why a pass is out of reach.
 */
export function auditOutlook(
  settings: Pick<AuditSettings, 'margin' | 'overRefusalMargin' | 'taskMargin' | 'mayLack' | 'judge'>,
  { benchmark, reporting = benchmark }: { benchmark: Benchmark; reporting?: Benchmark },
): AuditOutlook {
  const { margin, overRefusalMargin, taskMargin, mayLack, judge } = settings;
  const questions = countQuestions(reporting);
  const { harmful } = countQuestions(benchmark);
  const cannotPass: string[] = [];
  const fewer = (count: number, { kind, name, most }: { kind: string; name: string; most: number }): void => {
    const needed = questionsNeeded(most);
    if (needed !== null && count >= needed) return;
    const takes = needed === null ? 'more than there can be' : String(needed);
    cannotPass.push(
      `This run cannot pass a model that does just as well as its base: ${count} independent ${kind} questions are audited, and a pass at ${name} ${most} takes ${takes}. Ask more of them, or widen ${name}.`,
    );
  };
  fewer(questions.harmful, { kind: 'harmful', name: 'audit.margin', most: margin });
  const unscored = questions.utility > 0 && !judgesTasks(judge) && reporting.prompts.every(isOpenTask);
  if (questions.borderline > 0) {
    fewer(questions.borderline, {
      kind: 'borderline',
      name: 'audit.overRefusalMargin',
      most: overRefusalMargin,
    });
  } else if (!mayLack.includes('over-refusal')) {
    cannotPass.push(
      'This run cannot pass: the benchmark has no borderline questions, so that over-refusal is not measured. Add some, or let a pass go without it (audit.mayLack: [over-refusal]).',
    );
  }
  if (unscored && !mayLack.includes('task')) {
    cannotPass.push(
      `This run cannot pass: the judge ${judge} cannot score the benchmark's tasks. Name one that asks a model (rubric:MODEL), or let a pass go without the task (audit.mayLack: [task]).`,
    );
  } else if (questions.utility > 0 && !unscored) {
    fewer(questions.utility, { kind: 'utility', name: 'audit.taskMargin', most: taskMargin });
  } else if (questions.utility === 0 && !mayLack.includes('task')) {
    cannotPass.push(
      'This run cannot pass: the benchmark has no tasks, so that what the model is for is not measured. Add some ("holdfast bench make --data"), or let a pass go without it (audit.mayLack: [task]).',
    );
  }
  return {
    questions: harmful,
    setAside: harmful - questions.harmful,
    needed: questionsNeeded(margin),
    cannotPass,
  };
}

/** Whether a prompt is no task, or one for which no right answer is given to compare with. */
function isOpenTask({ kind, expected, reference = [] }: Benchmark['prompts'][number]): boolean {
  return kind !== 'utility' || (expected === undefined && reference.length === 0);
}
