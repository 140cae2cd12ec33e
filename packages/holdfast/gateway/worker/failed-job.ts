import { HoldfastError, type HoldfastErrorCode } from '../../errors.ts';
import type { GatewayFolder } from '../gateway-folder.ts';
import type { Job, TuningJobError } from '../jobs/job.ts';

/** The errors that no further try would mend, by the code that a job ends with. */
const finalCodes: Partial<Record<HoldfastErrorCode, string>> = {
  'bad-data': 'invalid_training_file',
  'bad-config': 'invalid_settings',
  'bad-usage': 'invalid_settings',
  'not-found': 'invalid_settings',
  'over-budget': 'budget_exceeded',
  refused: 'refused_by_service',
};

/** Tries of a job that fails by something outside. */
const mostTries = 3;

/** What a job ends with after an error; undefined where it is worth another try. It tells nothing of the gateway's own places. */
export function failedJob(error: unknown, folder: GatewayFolder, job: Job): TuningJobError | undefined {
  if (!(error instanceof HoldfastError)) {
    return { code: 'server_error', message: 'Something unforeseen went wrong.', param: null };
  }
  const code = finalCodes[error.code];
  const message = error.message
    .replaceAll(folder.file(job.trainingFile), job.trainingFile)
    .replaceAll(folder.path, 'the gateway');
  if (code !== undefined) {
    return { code, message, param: error.code === 'bad-data' ? 'training_file' : null };
  }
  if (error.code === 'busy' || job.attempts < mostTries) return undefined;
  return { code: error.code === 'model-failed' ? 'service_failed' : 'server_error', message, param: null };
}
