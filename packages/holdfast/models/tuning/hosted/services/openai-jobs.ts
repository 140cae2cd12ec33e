import { z } from 'zod';
import type { JobWish, ServiceJob } from '../fine-tuning-service.ts';
import { errorKind } from '../service-errors.ts';
import { maybe } from './reply.ts';

/** The name under which a job carriesKey its key. */
const metadataKey = 'holdfast_tune';

/** A job as the API tells it. */
export const openaiJob = z.object({
  id: z.string(),
  status: z.string(),
  fine_tuned_model: maybe(z.string()),
  trained_tokens: maybe(z.number()),
  error: maybe(z.object({ code: maybe(z.string()), message: maybe(z.string()) })),
  metadata: maybe(z.record(z.string(), z.unknown())),
  suffix: maybe(z.string()),
  user_provided_suffix: maybe(z.string()),
  training_file: maybe(z.string()),
});

/** How OpenAI's API is served elsewhere. */
export interface OpenaiServiceOptions {
  name: 'openai' | 'azure';
  /** Scales the service's own learning rate; `auto` leaves it to the service. */
  learningRateMultiplier: number | 'auto';
  /** Put into the tuned model's name. */
  suffix?: string | undefined;
}

/** What asks the API for a job. The method (full, LoRA) and the schedule are the service's own. */
export function openaiJobRequest(
  { model, file: training_file, key, settings: { epochs, batchSize, seed }, examples, objective }: JobWish,
  { name, learningRateMultiplier, suffix }: OpenaiServiceOptions,
): object {
  const hyperparameters = {
    n_epochs: epochs,
    batch_size: Math.min(batchSize, examples, 256),
    learning_rate_multiplier: learningRateMultiplier,
  };
  return {
    model,
    training_file,
    seed: seed % 2 ** 31,
    method: objective
      ? { type: 'dpo', dpo: { hyperparameters: { ...hyperparameters, beta: objective.beta } } }
      : { type: 'supervised', supervised: { hyperparameters } },
    // Azure's jobs carry no metadata, but tell their suffix.
    ...(name === 'azure'
      ? { suffix: key }
      : {
          metadata: { [metadataKey]: key },
          suffix: suffix === undefined ? undefined : suffix.slice(0, 64),
        }),
  };
}

/** Whether a job is the one that was asked for under a key. */
export function carriesKey(
  { metadata, suffix, user_provided_suffix, fine_tuned_model }: z.infer<typeof openaiJob>,
  key: string,
): boolean {
  return (
    metadata?.[metadataKey] === key ||
    suffix === key ||
    user_provided_suffix === key ||
    (fine_tuned_model ?? '').includes(key)
  );
}

/** A job in the words of all services. Statuses are taken as they come. */
export function readOpenaiJob({
  id,
  status,
  fine_tuned_model,
  trained_tokens,
  error,
}: z.infer<typeof openaiJob>): ServiceJob {
  const outcomes: Record<string, ServiceJob['outcome']> = {
    succeeded: 'succeeded',
    failed: 'failed',
    cancelled: 'cancelled',
    canceled: 'cancelled',
  };
  const { code, message } = error ?? {};
  return {
    id,
    status,
    outcome: outcomes[status] ?? 'pending',
    model: fine_tuned_model || undefined,
    trainedTokens: trained_tokens || undefined,
    // A job without an error has one whose fields are null.
    error:
      code || message
        ? {
            code: code ?? status,
            message: message ?? 'no reason was given',
            kind: errorKind(code ?? '', message ?? ''),
          }
        : undefined,
  };
}
