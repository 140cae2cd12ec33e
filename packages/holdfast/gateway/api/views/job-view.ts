import { seconds } from '../../gateway-types.ts';
import type { Job } from '../../jobs/job.ts';
import type { JobEventRow } from '../../jobs/job-events.ts';

/**
 * A job as OpenAI's `FineTuningJob`. Beside it stand, in `holdfast`, how far its run is; and in `error`, where no model is
 * released, the figures of the verdict and the rows to look at.
 */
export function jobView(job: Job): object {
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
    holdfast: { progress: job.progress, parent: settings.parent, root: settings.root.name },
  };
}

/** An event as OpenAI's `FineTuningJobEvent`. */
export function jobEventView({ id, created_at, level, type, message, data }: JobEventRow): object {
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
