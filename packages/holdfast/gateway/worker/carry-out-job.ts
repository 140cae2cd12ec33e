import type { Engine } from '@holdfast/engine';
import { readVerdict } from '../../audit/verdict/read-verdict.ts';
import { reasonsInLanguages } from '../../audit/verdict/reasons-in-languages.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { carryOutRun } from '../../run/carry-out-run.ts';
import { type Release, readRelease } from '../../run/release/release.ts';
import { tunedModelIn } from '../../run/tune/tuned-model-in.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import type { GatewayFolder } from '../gateway-folder.ts';
import type { JobOutcome } from '../jobs/finish-job.ts';
import type { Job, TuningJobError } from '../jobs/job.ts';
import type { JobEvent } from '../jobs/job-events.ts';
import type { TunedModel } from '../models/tuned-models.ts';
import { verdictNamedByJob } from '../run-views/named-by-job.ts';
import { locationIn, readableModel } from '../storage/kept-runs.ts';
import { localFile } from '../storage/local-file.ts';
import { requireTenant } from '../tenants/tenants.ts';
import { auditAgainstRoot } from './audit-against-root.ts';
import { checkRows } from './check-rows.ts';
import { figuresOf, rowsToLookAt } from './looked-at.ts';
import { runOfJob } from './run-of-job.ts';
import { jobEventOf } from './tell-run.ts';
import { readTuneRecord } from './tune-record.ts';
import { validationLoss } from './validation-loss.ts';

/** How often a run is kept between the ends of its steps. Milliseconds. */
const keepMilliseconds = 30_000;

/** What a job is carried out with. */
export interface JobContext {
  folder: GatewayFolder;
  engine: Engine;
  /** Told of what the job's events are. */
  tell: (event: JobEvent) => Promise<void>;
  /** Told of how far it is. */
  onProgress: (progress: object) => void;
  /** Keeps the run where other machines find it. */
  keep: () => Promise<unknown>;
  signal: AbortSignal;
}

/**
 * Carries out a job as a guarded run in a folder of its own; one that was interrupted goes on where it was. A model is released
 * only where every verdict is a pass. Throws HoldfastError, and the signal's reason on abort.
 */
export async function carryOutJob(job: Job, context: JobContext): Promise<JobOutcome> {
  const { folder, engine, tell, onProgress, keep, signal } = context;
  const { request, settings } = job;
  const method = request.method?.type ?? 'supervised';
  await checkRows(await localFile(folder, job.trainingFile), { method, signal });
  const config = runOfJob(folder, job, await readableModel(folder, settings.base));
  const run = await openRunFolder(folder.run(job.id));
  const identity = { model: settings.parent ?? settings.base, data: job.trainingFile };
  let kept = Number.NEGATIVE_INFINITY;
  for await (const event of carryOutRun({ config, identity, folder: run.path, engine, signal })) {
    if (event.type === 'progress') onProgress(event);
    if (event.type === 'tune' && event.event.type === 'step') {
      const { step, steps } = event.event;
      onProgress({ step: 'tune', done: step, total: steps, unit: 'steps' });
    }
    if (event.type === 'step-end' && event.step === 'scan') {
      const looked = await rowsToLookAt(run);
      const message = `${looked.findings} findings in the training file`;
      await tell({
        level: looked.findings > 0 ? 'warn' : 'info',
        type: 'message',
        message,
        data: { kind: 'scan', ...looked },
      });
    }
    const jobEvent = jobEventOf(event);
    if (jobEvent) await tell(jobEvent);
    if (event.type === 'step-end' || performance.now() - kept > keepMilliseconds) {
      await keep();
      kept = performance.now();
    }
  }
  const verdicts = [verdictNamedByJob(await readVerdict(run.path))];
  if (settings.parent !== null) {
    onProgress({ step: 'audit', done: 0, total: 0, unit: 'against the first of the line' });
    const { model: root } = settings.root;
    verdicts.push(verdictNamedByJob(await auditAgainstRoot({ run: run.path, root, config, engine, signal })));
  }
  for (const verdict of verdicts) await tell(verdictEvent(verdict));
  const location = await tunedModelIn(run);
  if (typeof request.validation_file === 'string') {
    const file = await localFile(folder, request.validation_file);
    await tell(validationEvent(await validationLoss(location, { file, engine, signal })));
  }
  const release = await readRelease(run);
  const error = errorOf({ verdicts, release, looked: await rowsToLookAt(run) });
  const record = await readTuneRecord(folder, { job, run });
  await keep();
  const model = await modelOf(folder, { job, location, verdicts, error, record });
  return { model, error, trainedTokens: record.trainedTokens, results: record.results };
}

function verdictEvent(verdict: Verdict): JobEvent {
  const against = verdict.about?.base ?? 'its base';
  return {
    level: verdict.outcome === 'pass' ? 'info' : 'warn',
    type: 'message',
    message: `Verdict against ${against}: ${verdict.outcome}. ${verdict.reason}`,
    data: { kind: 'verdict', ...figuresOf(verdict) },
  };
}

function validationEvent(loss: number | undefined): JobEvent {
  if (loss === undefined) {
    const message =
      'The loss on the validation file is not told: the model does not say how likely answers are';
    return { level: 'warn', type: 'message', message };
  }
  const message = `Validation loss=${loss.toFixed(4)}`;
  return { level: 'info', type: 'metrics', message, data: { kind: 'validation', full_valid_loss: loss } };
}

/** Why the model is not released; undefined where it is. The worst verdict counts, and a pass that releases nothing is none. */
function errorOf({
  verdicts,
  release,
  looked: { rows },
}: {
  verdicts: readonly Verdict[];
  release: Release;
  looked: Awaited<ReturnType<typeof rowsToLookAt>>;
}): TuningJobError | undefined {
  const outcomes: (Pick<Verdict, 'outcome' | 'reason'> & Pick<TuningJobError, 'reasons'>)[] = verdicts.map(
    (verdict) => ({ outcome: verdict.outcome, reason: verdict.reason, reasons: reasonsInLanguages(verdict) }),
  );
  if (!release.released) outcomes.push({ outcome: 'inconclusive', reason: release.reason });
  const worst =
    outcomes.find(({ outcome }) => outcome === 'fail') ??
    outcomes.find(({ outcome }) => outcome === 'inconclusive');
  if (!worst) return undefined;
  const code = worst.outcome === 'fail' ? 'safety_failed' : 'safety_inconclusive';
  const { reason: message, reasons } = worst;
  return { code, message, param: null, reasons, figures: verdicts.map(figuresOf), rows };
}

async function modelOf(
  folder: GatewayFolder,
  {
    job,
    location,
    verdicts: [verdict, rootVerdict],
    error,
    record,
  }: {
    job: Job;
    location: string;
    verdicts: readonly Verdict[];
    error: TuningJobError | undefined;
    record: { steps: number; loss: number | null };
  },
): Promise<TunedModel> {
  const { settings, request } = job;
  const { name } = await requireTenant(folder.database, job.tenant);
  return {
    id: `ft:${settings.root.name}:${name}:${request.suffix ?? ''}:${job.id.slice(-8)}`,
    tenant: job.tenant,
    job: job.id,
    state: error ? 'quarantined' : 'released',
    base: settings.parent ?? settings.root.name,
    root: settings.root.name,
    location: locationIn(folder, location),
    fingerprint: verdict.about?.fingerprints.tuned ?? '',
    verdict: JSON.stringify(verdict),
    root_verdict: rootVerdict ? JSON.stringify(rootVerdict) : null,
    steps: record.steps,
    loss: record.loss,
    created_at: Date.now(),
    released_until: null,
  };
}
