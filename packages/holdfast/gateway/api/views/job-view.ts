import { seconds } from '../../gateway-types.ts';
import type { Job, JobStatus, TuningJobError } from '../../jobs/job.ts';
import type { JobEventRow } from '../../jobs/job-events.ts';

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
  holdfast: { progress: JobProgress | null; parent: string | null; root: string };
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
 * released, the figures of the verdict and the rows to look at.
 */
export function jobView(job: Job): JobView {
  const { request, settings } = job;
  const { beta, ...supervised } = settings.hyperparameters;
  const type = request.method?.type ?? 'supervised';
  const hyperparameters = type === 'dpo' ? { ...supervised, beta } : supervised;
  return {
    object: 'fine_tuning.job',
    id: job.id,
    model: job.model,
    created_at: seconds(job.createdAt),
    finished_at: job.finishedAt === null ? null : seconds(job.finishedAt),
    fine_tuned_model: job.fineTunedModel,
    organization_id: job.tenant,
    result_files: job.resultFiles,
    status: job.status,
    validation_file: request.validation_file ?? null,
    training_file: job.trainingFile,
    hyperparameters: supervised,
    trained_tokens: job.trainedTokens,
    integrations: [],
    seed: job.seed,
    estimated_finish: null,
    method: { type, [type]: { hyperparameters } },
    metadata: request.metadata ?? null,
    error: job.error,
    holdfast: {
      progress: job.progress as JobProgress | null,
      parent: settings.parent,
      root: settings.root.name,
    },
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
