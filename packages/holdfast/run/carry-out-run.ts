import { performance } from 'node:perf_hooks';
import type { Engine } from '@holdfast/engine';
import { stringify } from 'yaml';
import type { Verdict } from '../audit/verdict/verdict.ts';
import { writeAtomically } from '../data/files/write-atomically.ts';
import { traceEvents } from '../events/trace-events.ts';
import { messagesIn } from '../messages/messages.ts';
import { openRunFolder } from '../store/run-folder.ts';
import { lockRun } from '../store/run-lock.ts';
import { runAudit } from './audit/run-audit.ts';
import { tryJudge } from './audit/try-judge.ts';
import { type RunContext, type RunStep, stepNames } from './context.ts';
import { raiseSafety } from './mix/raise-safety.ts';
import { runMix } from './mix/run-mix.ts';
import { openRun } from './open-run.ts';
import { openRunSpending, type Spending } from './open-spending.ts';
import { openProgress, type RunIdentity, runFingerprint } from './progress.ts';
import { runRelease } from './release/run-release.ts';
import type { RunEvent, StepName } from './run-event.ts';
import { runScan } from './scan/run-scan.ts';
import type { RunConfig } from './settings/run-config.ts';
import { stepText } from './step-text.ts';
import { trackRun } from './track/track-run.ts';
import { runTune } from './tune/run-tune.ts';

const steps: Record<StepName, RunStep> = {
  scan: runScan,
  mix: runMix,
  tune: runTune,
  audit: runAudit,
  release: runRelease,
};

/**
 * Carries out a guarded fine-tune in a folder: scan, mix, tune, audit, release. A folder whose run was interrupted goes
 * on where it was; finished steps are reused. Throws HoldfastError, and the signal's reason on abort.
 */
export async function* carryOutRun({
  config,
  identity,
  folder: path,
  engine,
  signal,
}: {
  config: RunConfig;
  /** What model and data are known by, where they lie elsewhere when the run goes on. */
  identity?: RunIdentity;
  folder: string;
  engine: Engine;
  signal?: AbortSignal;
}): AsyncGenerator<RunEvent> {
  const opened = await openRun(config, { engine, signal });
  const fingerprint = await runFingerprint(config, identity);
  const folder = await openRunFolder(path);
  const unlock = await lockRun(path);
  try {
    const given = { config, folder, engine, opened, defences: opened.defences, signal };
    const steps = trackRun(carryOutSteps(given, fingerprint), { config, folder });
    yield* traceEvents(steps, { name: 'holdfast.run' });
  } finally {
    await unlock();
  }
}

/** The steps of a run; one that an earlier start has finished is told of, and not done again. */
async function* carryOutSteps(
  given: Omit<RunContext, 'progress' | 'spending'>,
  fingerprint: string,
): AsyncGenerator<RunEvent> {
  const { config, folder, signal } = given;
  const progress = await openProgress(folder, fingerprint);
  yield { type: 'run-start', folder: folder.path, resumed: Object.keys(progress.finished).length > 0 };
  await writeAtomically(folder.file('config'), stringify(config));
  await folder.writeJson('progress', progress);
  const spending = await openRunSpending(folder, config.audit);
  const context: RunContext = { ...given, progress, spending };
  if (!progress.finished.audit) await tryJudge(context);
  for (let place = 0; place < stepNames.length; place++) {
    const step = stepNames[place];
    const before = progress.finished[step];
    yield { type: 'step-start', step, reused: before !== undefined };
    if (!before) {
      signal?.throwIfAborted();
      const started = performance.now();
      const events = settled(steps[step](context), spending);
      const figures = yield* traceEvents(events, { name: `holdfast.${step}` });
      const summary = stepText(figures, messagesIn.en);
      const seconds = (performance.now() - started) / 1000;
      progress.finished[step] = { summary, figures, seconds };
      await folder.writeJson('progress', progress);
    }
    const finished = progress.finished[step];
    if (finished) yield { type: 'step-end', step, ...finished };
    // As many safety examples as needed are found by trying.
    if (step === 'audit' && (await raiseSafety(config, progress, folder)))
      place = stepNames.indexOf('mix') - 1;
  }
  yield { type: 'run-end', folder: folder.path, verdict: (await folder.readJson('verdict')) as Verdict };
}

/** A step after which what was spent is written down, however it ends. */
async function* settled<Event, Result>(
  step: AsyncGenerator<Event, Result>,
  spending: Spending,
): AsyncGenerator<Event, Result> {
  try {
    return yield* step;
  } finally {
    await spending.close();
  }
}
