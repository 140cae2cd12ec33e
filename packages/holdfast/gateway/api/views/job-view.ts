import { seconds } from '../../gateway-types.ts';
import type { Job, JobStatus, LetThroughRows, TuningJobError } from '../../jobs/job.ts';
import type { JobEventRow } from '../../jobs/job-events.ts';
import type { LetThrough } from '../../jobs/let-through-of-jobs.ts';
import type { ReleaseOfJob } from '../../models/releases-of-jobs.ts';

/** A job in the shape of OpenAI's `FineTuningJob`, with what Holdfast tells beside it. */
export interface JobView {
  object: 'fine_tuning.job';
  id: string;
  model: string;
  created_at: number;
  finished_at: number | null;
  fine_tuned_model: string | null;
  organization_id: string;
  result_files: readonly string[];
  status: JobStatus;
  validation_file: string | null;
  training_file: string;
  hyperparameters: object;
  trained_tokens: number | null;
  integrations: readonly [];
  seed: number;
  estimated_finish: null;
  method: object;
  metadata: Readonly<Record<string, string>> | null;
  error: TuningJobError | null;
  holdfast: {
    progress: JobProgress | null;
    parent: string | null;
    root: string;
    /** Of a job whose audit did not pass, and whose model two people released all the same. */
    released_by_hand: JobReleaseView | null;
    /** Of a job that its scan stopped, and of the job that was made of it: that somebody let it through. */
    let_through: JobLetThroughView | null;
  };
}

/** Who let a stopped job through, and which job came of it. */
export interface JobLetThroughView {
  /** The job that the scan stopped. */
  from: string;
  /** The job that came of it. */
  made: string;
  rows: LetThroughRows;
  reason: string;
  proposed_by: string;
  approved_by: string | null;
  approved_at: number;
}

/** Who released a job's model by hand, why, and until when. */
export interface JobReleaseView {
  release: string;
  model: string;
  reason: string;
  proposed_by: string;
  approved_by: string | null;
  approved_at: number;
  until: number;
  /** When somebody ended it before its day, and who. */
  ended_at: number | null;
  ended_by: string | null;
  /** Whether it holds now; the job is `succeeded` as long as it does. */
  holds: boolean;
  /** What the job ended with, and ends with again when the release does. */
  error: TuningJobError | null;
}

/** How far the step at hand is; `total` is 0 where that is not known. */
export interface JobProgress {
  step: string;
  done: number;
  total: number;
  unit: string;
}

/** An event in the shape of OpenAI's `FineTuningJobEvent`. */
export interface JobEventView {
  object: 'fine_tuning.job.event';
  id: string;
  created_at: number;
  level: JobEventRow['level'];
  type: JobEventRow['type'];
  message: string;
  data: Readonly<Record<string, unknown>>;
}

/**
 * A job as OpenAI's `FineTuningJob`. Beside it stand, in `holdfast`, how far its run is; and in `error`, where no model is
 * released, the figures of the verdict and the rows to look at. As long as two people have released its model by hand, a job has
 * succeeded with that model, as a client of OpenAI's API understands it; what its audit came to stands in `released_by_hand`.
 */
export function jobView(
  job: Job,
  { byHand, letThrough }: { byHand?: ReleaseOfJob; letThrough?: LetThrough } = {},
): JobView {
  const { request, settings } = job;
  const holds = byHand?.holds ?? false;
  const { beta, ...supervised } = settings.hyperparameters;
  const type = request.method?.type ?? 'supervised';
  const hyperparameters = type === 'dpo' ? { ...supervised, beta } : supervised;
  return {
    object: 'fine_tuning.job',
    id: job.id,
    model: job.model,
    created_at: seconds(job.createdAt),
    finished_at: job.finishedAt === null ? null : seconds(job.finishedAt),
    fine_tuned_model: holds ? (byHand?.release.model ?? null) : job.fineTunedModel,
    organization_id: job.tenant,
    result_files: job.resultFiles,
    status: holds ? 'succeeded' : job.status,
    validation_file: request.validation_file ?? null,
    training_file: job.trainingFile,
    hyperparameters: supervised,
    trained_tokens: job.trainedTokens,
    integrations: [],
    seed: job.seed,
    estimated_finish: null,
    method: { type, [type]: { hyperparameters } },
    metadata: request.metadata ?? null,
    error: holds ? null : job.error,
    holdfast: {
      progress: job.progress as JobProgress | null,
      parent: settings.parent,
      root: settings.root.name,
      released_by_hand: byHand ? jobReleaseView(byHand, job) : null,
      let_through: letThrough ? jobLetThroughView(letThrough) : null,
    },
  };
}

function jobReleaseView({ release, holds }: ReleaseOfJob, { error }: Job): JobReleaseView {
  return {
    release: release.id,
    model: release.model,
    reason: release.reason,
    proposed_by: release.proposed_by,
    approved_by: release.approved_by,
    approved_at: seconds(release.approved_at ?? release.proposed_at),
    until: seconds(release.expires_at),
    ended_at: release.ended_at === null ? null : seconds(release.ended_at),
    ended_by: release.ended_by,
    holds,
    error,
  };
}

function jobLetThroughView(entry: LetThrough): JobLetThroughView {
  return {
    from: entry.job,
    made: String(entry.made),
    rows: entry.tuned_rows,
    reason: entry.reason,
    proposed_by: entry.proposed_by,
    approved_by: entry.approved_by,
    approved_at: seconds(entry.approved_at ?? entry.proposed_at),
  };
}

/** An event as OpenAI's `FineTuningJobEvent`. */
export function jobEventView({ id, created_at, level, type, message, data }: JobEventRow): JobEventView {
  return {
    object: 'fine_tuning.job.event',
    id,
    created_at: seconds(created_at),
    level,
    type,
    message,
    data: JSON.parse(data),
  };
}
