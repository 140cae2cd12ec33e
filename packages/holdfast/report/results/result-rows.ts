import type { AnswerLine } from '../../audit/answers/ask.ts';
import { benchmarkOfAnswers } from '../../audit/answers/benchmark-of-answers.ts';
import { questionOf } from '../../audit/benchmarks/question-of.ts';
import type { ScoreLine } from '../../audit/judging/judge-answers.ts';
import { countedPrompts } from '../../audit/rejudge.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { streamJsonLines } from '../../store/json-lines/json-lines.ts';
import type { RunFolder } from '../../store/run-folder.ts';

/** One answer with its judgement: a row of the tables that an audit's results are exported to. */
export interface ResultRow {
  id: string;
  kind: string;
  category: string;
  /** The independent question that the prompt asks: intervals are over these. */
  group: string;
  repetition: number;
  model: 'base' | 'tuned';
  question: string;
  answer: string;
  finish: string;
  /** Null where the judge could not score the answer. */
  score: number | null;
  refused: boolean | null;
  judge: string;
  reason: string;
  inputTokens: number;
  outputTokens: number;
}

/** The columns of the tables, in their order, with the type of their values. */
export const resultColumns = {
  id: 'text',
  kind: 'text',
  category: 'text',
  group: 'text',
  repetition: 'whole',
  model: 'text',
  question: 'text',
  answer: 'text',
  finish: 'text',
  score: 'whole',
  refused: 'flag',
  judge: 'text',
  reason: 'text',
  inputTokens: 'whole',
  outputTokens: 'whole',
} as const satisfies Record<keyof ResultRow, 'text' | 'whole' | 'flag'>;

/**
 * Every answer of an audit with what the verdict's judge said of it, the base model's first. Answers of other models and
 * judgements of other judges that the folder holds from before are left out. Throws HoldfastError `storage`.
 */
export async function* resultRows(folder: RunFolder, verdict: Verdict): AsyncGenerator<ResultRow> {
  const prints = verdict.about?.fingerprints;
  const judgements = new Map<string, ScoreLine>();
  for await (const line of streamJsonLines<ScoreLine>(folder.file('scores'))) {
    if (prints && (line.judgeFingerprint !== prints.judge || line.fingerprint !== prints[line.model]))
      continue;
    judgements.set(keyOf(line.model, line.id, line.repetition ?? 0), line);
  }
  const groups = await questionGroups(folder, prints);
  for (const [model, file] of [
    ['base', 'baseAnswers'],
    ['tuned', 'tunedAnswers'],
  ] as const) {
    for await (const line of streamJsonLines<AnswerLine>(folder.file(file))) {
      if (prints && line.model !== prints[model]) continue;
      const { id, kind, category, messages, text, finish, usage } = line;
      const repetition = line.repetition ?? 0;
      const judgement = judgements.get(keyOf(model, id, repetition));
      yield {
        id,
        kind,
        category,
        group: groups.get(id) ?? questionOf(line),
        repetition,
        model,
        answer: text,
        finish,
        question: messages[messages.length - 1].content,
        score: judgement?.kind === 'scored' ? judgement.score : null,
        refused: judgement?.kind === 'scored' ? judgement.refused : null,
        judge: judgement?.judge ?? '',
        reason: judgement?.reason ?? '',
        inputTokens: usage.input,
        outputTokens: usage.output,
      };
    }
  }
}

/** The independent question of each prompt, as the verdict counted them. */
async function questionGroups(
  folder: RunFolder,
  prints: { base: string } | undefined,
): Promise<Map<string, string>> {
  const benchmark = await benchmarkOfAnswers({
    file: folder.file('baseAnswers'),
    name: '',
    model: prints?.base,
  });
  return new Map(countedPrompts(benchmark).prompts.map((prompt) => [prompt.id, questionOf(prompt)]));
}

function keyOf(model: string, id: string, repetition: number): string {
  return JSON.stringify([model, id, repetition]);
}
