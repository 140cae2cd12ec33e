import { HoldfastError } from '../../../errors.ts';
import type { TuneEvent } from '../tuner.ts';
import type { JobError, ServiceJob } from './fine-tuning-service.ts';
import type { ServiceFailure } from './service-failure.ts';

type Refusal = Extract<TuneEvent, { type: 'refusal' }>;

const refusalCode = /unsafe|moderation|content_policy|policy_violation|safety/i;
const refusalWords = /usage polic|moderation|unsafe|safety (check|eval|polic)|content polic/i;
const dataCode = /invalid_training_file|invalid_file|file_format|n_examples|validation/i;

/** What a job's error is about, from its code and its words. */
export function errorKind(code: string, message: string): JobError['kind'] {
  if (refusalCode.test(code) || refusalWords.test(message)) return 'refusal';
  return dataCode.test(code) ? 'data' : 'trouble';
}

/** What to use where OpenAI no longer starts fine-tunes. */
const insteadOfOpenai =
  'existing tuned models still answer and can be audited; to tune, use azure, together, fireworks or mistral as tune.tuner, or an open model with the engine or trl';

/** A failed request in the product's words. */
export function explainFailure(service: string, model: string, failure: ServiceFailure): HoldfastError {
  const cause = { cause: failure };
  if (failure.code === 'training_not_available') {
    const reason =
      service === 'openai'
        ? `OpenAI no longer starts fine-tunes for this organisation, since it is closing the service; ${insteadOfOpenai}`
        : `${service} does not start fine-tunes for this account; ask ${service}, or choose another tune.tuner`;
    return new HoldfastError('bad-usage', `${reason} (${failure.status}: training_not_available).`, cause);
  }
  if (refusalOf(service, failure)) {
    return new HoldfastError('refused', `${service} refused the job: ${failure.said}`, cause);
  }
  switch (failure.kind) {
    case 'misconfigured':
      return new HoldfastError('bad-usage', `${service}: ${failure.message}.`, cause);
    case 'unauthorized':
      return new HoldfastError(
        'bad-usage',
        `${service}: ${failure.message}; check the key and what it may do.`,
        cause,
      );
    case 'rejected':
      return new HoldfastError(
        'bad-usage',
        `${service} does not take the request for ${model}: ${failure.said}`,
        cause,
      );
    default:
      return new HoldfastError(
        'model-failed',
        `${service}: ${failure.message}; start the same command again, nothing is uploaded or paid for twice.`,
        cause,
      );
  }
}

/** The refusal that a failed request tells of, if it is one. */
export function refusalOf(service: string, { status, code = '', said }: ServiceFailure): Refusal | undefined {
  if (status === undefined || status < 400 || status >= 500) return undefined;
  if (status === 401 || status === 429 || errorKind(code, said) !== 'refusal') return undefined;
  return { type: 'refusal', service, code: code || String(status), reason: said };
}

/** Why a job that ended without a model did; its cause is the refusal, if it is one. */
export function jobFailure(service: string, { id, status, outcome, error }: ServiceJob): HoldfastError {
  const job = `${service} job ${id}`;
  if (outcome === 'cancelled') {
    return new HoldfastError('model-failed', `${job} was cancelled there; started again, a new job is made.`);
  }
  if (outcome === 'succeeded') {
    return new HoldfastError(
      'model-failed',
      `${job} has ended as ${status} but names no model; look at it there.`,
    );
  }
  const { code, message, kind } = error ?? { code: status, message: 'no reason was given', kind: 'trouble' };
  if (kind === 'refusal') {
    const cause: Refusal = { type: 'refusal', service, code, reason: message };
    return new HoldfastError('refused', `${service} refused (${code}): ${message}`, { cause });
  }
  if (kind === 'data') {
    return new HoldfastError('bad-data', `${job} failed on the rows (${code}): ${message}`);
  }
  return new HoldfastError(
    'model-failed',
    `${job} failed (${code}): ${message}; started again, a new job is made.`,
  );
}
