import { z } from 'zod';

const auto = z.literal('auto');

const supervisedHyperparameters = z.strictObject({
  batch_size: z.union([auto, z.int().min(1).max(256)]).nullish(),
  learning_rate_multiplier: z.union([auto, z.number().positive().max(100)]).nullish(),
  n_epochs: z.union([auto, z.int().min(1).max(50)]).nullish(),
});

const dpoHyperparameters = supervisedHyperparameters.extend({
  beta: z.union([auto, z.number().positive().max(2)]).nullish(),
});

/** Hyper-parameters as a job names them; `auto`, or none, leaves them to the policy. */
export type JobHyperparameters = z.infer<typeof dpoHyperparameters>;

const methodSchema = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      type: z.literal('supervised'),
      supervised: z.strictObject({ hyperparameters: supervisedHyperparameters.nullish() }).nullish(),
    }),
    z.strictObject({
      type: z.literal('dpo'),
      dpo: z.strictObject({ hyperparameters: dpoHyperparameters.nullish() }).nullish(),
    }),
  ],
  { error: 'must be of type supervised or dpo: reinforcement is not supported here' },
);

/** What makes a fine-tuning job (OpenAI's API specification, `CreateFineTuningJobRequest`). */
export const jobRequestSchema = z
  .strictObject({
    model: z.string().min(1),
    training_file: z.string().min(1),
    validation_file: z.string().min(1).nullish(),
    hyperparameters: supervisedHyperparameters.nullish(),
    suffix: z
      .string()
      .regex(/^[\p{L}\p{N}_-]{1,64}$/u, 'must be 1 to 64 letters, digits, - or _')
      .nullish(),
    seed: z.int().min(0).max(2_147_483_647).nullish(),
    method: methodSchema.nullish(),
    metadata: z
      .record(z.string().max(64), z.string().max(512))
      .refine((value) => Object.keys(value).length <= 16, 'must have at most 16 keys')
      .nullish(),
    integrations: z.array(z.never()).max(0, 'is not supported here; leave it out').nullish(),
  })
  .refine(({ hyperparameters, method }) => !(hyperparameters && method), {
    path: ['hyperparameters'],
    message: 'must stand inside method where there is one',
  });

export type JobRequest = z.infer<typeof jobRequestSchema>;

/** The hyper-parameters that a request names, wherever they stand in it. */
export function namedHyperparameters({ method, hyperparameters }: JobRequest): JobHyperparameters {
  const inMethod = method?.type === 'dpo' ? method.dpo : method?.supervised;
  return inMethod?.hyperparameters ?? hyperparameters ?? {};
}
