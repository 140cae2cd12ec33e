import { z } from 'zod';
import type { TuneSettings } from '../../tuner.ts';
import type { JobWish, ServiceJob } from '../fine-tuning-service.ts';
import { errorKind } from '../service-errors.ts';
import { maybe } from './reply.ts';
import { togetherEvent } from './together-news.ts';

/** A job as the API tells it. */
export const togetherJob = z.object({
  id: z.string(),
  status: z.string(),
  suffix: maybe(z.string()),
  model_output_name: maybe(z.string()),
  token_count: maybe(z.number()),
  total_price: maybe(z.number()),
  events: maybe(z.array(togetherEvent)),
});

/** `total_price` of a job is counted in billionths of a dollar. */
const billionths = 1e9;

const outcomes: Record<string, ServiceJob['outcome']> = {
  completed: 'succeeded',
  error: 'failed',
  user_error: 'failed',
  cancelled: 'cancelled',
};

/** The method of a tune, as a job and an estimate ask for it. */
export function trainingKind({ method, rank, alpha }: TuneSettings): object {
  return {
    training_method: { method: 'sft', train_on_inputs: false },
    training_type:
      method === 'full'
        ? { type: 'Full' }
        : {
            type: 'Lora',
            lora_r: rank,
            lora_alpha: alpha,
            lora_dropout: 0,
            lora_trainable_modules: 'all-linear',
          },
  };
}

/** What asks the API for a job. */
export function togetherJobRequest({ model, file: training_file, key, settings, examples }: JobWish): object {
  const { epochs, batchSize, learningRate, schedule, warmupSteps, seed } = settings;
  const steps = Math.ceil(examples / batchSize) * epochs;
  return {
    model,
    training_file,
    suffix: key,
    n_epochs: epochs,
    n_checkpoints: epochs,
    n_evals: 0,
    // Packed rows would make a batch of another size than what is asked for.
    packing: false,
    batch_size: batchSize,
    learning_rate: learningRate,
    random_seed: seed,
    warmup_ratio: Math.min(1, warmupSteps / steps),
    lr_scheduler: {
      lr_scheduler_type: schedule,
      lr_scheduler_args: schedule === 'cosine' ? { min_lr_ratio: 0, num_cycles: 0.5 } : { min_lr_ratio: 0 },
    },
    ...trainingKind(settings),
  };
}

/** A job in the words of all services. */
export function readTogetherJob(reply: z.infer<typeof togetherJob>): ServiceJob {
  const { id, status, model_output_name: model, token_count: tokens, total_price: price } = reply;
  const outcome = outcomes[status] ?? 'pending';
  const last = reply.events?.findLast(({ type }) => type === 'job_error') ?? reply.events?.at(-1);
  const message = last?.message ?? 'no reason was given';
  return {
    id,
    status,
    outcome,
    model: model || undefined,
    trainedTokens: tokens || undefined,
    price: price && outcome === 'succeeded' ? { amount: price / billionths, currency: 'USD' } : undefined,
    error:
      outcome === 'failed'
        ? {
            code: status,
            message,
            kind: status === 'user_error' ? 'data' : errorKind('', message),
          }
        : undefined,
  };
}
