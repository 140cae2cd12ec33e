import { HoldfastError, type HoldfastErrorCode } from '../../errors.ts';
import { StoppedByScan } from '../../run/scan/stopped-by-scan.ts';
import type { GatewayFolder } from '../gateway-folder.ts';
import type { Job, TuningJobError } from '../jobs/job.ts';
import type { RowToLookAt } from './looked-at.ts';
import { stopMessage } from './stop-message.ts';
import { tenantWords } from './tenant-words.ts';

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

/** What is known beside the error of a job. */
export interface FailureContext {
  folder: GatewayFolder;
  job: Job;
  /** Whom the policy has the tenant's people ask. */
  contact?: string;
  /** The findings of its scan that weigh most. */
  rows: readonly RowToLookAt[];
}

/**
 * What a job ends with after an error, in the gateway's terms; undefined where it is worth another try. It tells nothing of the
 * gateway's own places.
 */
export function failedJob(
  error: unknown,
  { folder, job, contact, rows }: FailureContext,
): TuningJobError | undefined {
  if (!(error instanceof HoldfastError)) {
    return { code: 'server_error', message: 'Something unforeseen went wrong.', param: null };
  }
  const code = finalCodes[error.code];
  const message = tenantWords(
    error.message
      .replaceAll(folder.file(job.trainingFile), job.trainingFile)
      .replaceAll(folder.path, 'the gateway'),
  );
  const param = 'training_file';
  if (error.cause instanceof StoppedByScan) {
    const { rows: all, left } = error.cause;
    const stopped = stopMessage(error.cause, { job: job.id, contact });
    return { code: 'invalid_training_file', message: stopped, param, rows, scan: { rows: all, left } };
  }
  if (error.code === 'bad-data') {
    return { code: 'invalid_training_file', message, param, rows: unreadableRow(message) };
  }
  if (code === 'refused_by_service') return { code, message, param: null, rows };
  if (code !== undefined) return { code, message, param: null };
  if (error.code === 'busy' || job.attempts < mostTries) return undefined;
  return { code: error.code === 'model-failed' ? 'service_failed' : 'server_error', message, param: null };
}

/** The row that a message about a file that cannot be read names, if any. */
function unreadableRow(message: string): RowToLookAt[] {
  const [, line] = /\b(?:line|entry) (\d+)/i.exec(message) ?? [];
  if (line === undefined) return [];
  return [{ line: Number(line), detector: 'format', severity: 'high', reason: message }];
}
