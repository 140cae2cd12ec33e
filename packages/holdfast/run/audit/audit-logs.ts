import type { AuditEvent } from '../../audit/judging/judge-pairs.ts';
import { readLabels } from '../../audit/judging/labels.ts';
import { settingsOfLogs } from '../../audit/logs/pair-logs.ts';
import { rejudge } from '../../audit/rejudge.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { writeAtomically } from '../../data/files/write-atomically.ts';
import { HoldfastError } from '../../errors.ts';
import { warn } from '../../events/warn.ts';
import { counted } from '../../number-text.ts';
import type { AuditContext } from './audit-step.ts';
import { configuredLogs } from './configured-logs.ts';
import { configuredControls, configuredJudge } from './open-audit.ts';
import { shareAnswers } from './share-answers.ts';

/**
 * Audits two models by answers that other tools collected: nothing is asked but the judge. Answers, scores and verdict lie in
 * the folder as after any audit. Returns the verdict. Throws HoldfastError, and the signal's reason on abort.
 */
export async function* auditLogs(
  { config, folder, engine, spending, signal }: AuditContext,
  logs: { base: string; tuned: string },
): AsyncGenerator<AuditEvent, Verdict> {
  const settings = config.audit;
  const { margin, overRefusalMargin, taskMargin, mayLack } = settings;
  const { base, tuned, paired, benchmarks } = await configuredLogs(settings, logs);
  tellUnpaired(paired.unpaired, logs);
  for (const which of ['base', 'tuned'] as const) {
    const lines = paired[which].map((line) => `${JSON.stringify(line)}\n`);
    await writeAtomically(folder.file(which === 'base' ? 'baseAnswers' : 'tunedAnswers'), lines.join(''));
  }
  const opening = spending.under('judge');
  const share = shareAnswers(settings);
  const events = rejudge({
    base: { name: base.model, fingerprint: base.fingerprint },
    tuned: { name: tuned.model, fingerprint: tuned.fingerprint },
    benchmark: paired.benchmark,
    judge: await configuredJudge(
      { ...settings, benchmarks },
      { engine, ...opening, share: (model) => share(model, opening) },
    ),
    controls: await configuredControls(settings, { signal }),
    margin,
    overRefusalMargin,
    taskMargin,
    mayLack,
    files: {
      base: folder.file('baseAnswers'),
      tuned: folder.file('tunedAnswers'),
      scores: folder.file('scores'),
      controls: folder.file('controls'),
    },
    repetitions: paired.repetitions,
    ...settingsOfLogs,
    labels: settings.labels === undefined ? undefined : await readLabels(settings.labels, { signal }),
    signal,
  });
  let verdict: Verdict | undefined;
  for await (const event of events) {
    if (event.type === 'verdict') {
      verdict = event.verdict;
      await folder.writeJson('verdict', verdict);
    }
    yield event;
  }
  if (verdict) return verdict;
  throw new HoldfastError('model-failed', 'The audit ended without a verdict; start again.');
}

function tellUnpaired(
  unpaired: { base: number; tuned: number },
  logs: { base: string; tuned: string },
): void {
  for (const which of ['base', 'tuned'] as const) {
    if (unpaired[which] === 0) continue;
    const questions = counted(unpaired[which], 'question');
    warn(`${questions} of ${logs[which]} are not in the other log and were left out.`);
  }
}
