import { z } from 'zod';
import { tunerFields } from '../../models/tuning/tuner-choice.ts';
import { setting } from '../../settings/setting.ts';

const commands = ['tune'];

/** The settings of the tune. */
export const tuneSettings = z.strictObject({
  method: setting(z.enum(['full', 'lora']).default('lora'), {
    help: 'What is trained: all parameters, or low-rank adapters.',
    value: 'method',
    commands,
    common: true,
  }),
  epochs: setting(z.int().min(1).max(100_000).default(3), {
    help: 'Passes over the data.',
    commands: [...commands, 'scan'],
    uses: { scan: { help: 'Passes over the data, for the price and the risk.' } },
    common: true,
  }),
  learningRate: setting(z.number().positive().default(2e-4), {
    help: 'The largest step size.',
    commands,
    common: true,
  }),
  batchSize: setting(z.int().min(1).default(16), { help: 'Rows a step.', commands, common: true }),
  schedule: setting(z.enum(['constant', 'linear', 'cosine']).default('linear'), {
    help: 'How the learning rate falls.',
    value: 'schedule',
    commands,
  }),
  warmupSteps: setting(z.int().min(0).default(0), {
    help: 'Steps in which the learning rate rises.',
    commands,
  }),
  rank: setting(z.int().min(1).max(100_000).default(8), { help: 'Rank of the adapters.', commands }),
  alpha: setting(z.number().positive().default(16), {
    help: 'Adapters are scaled by alpha / rank.',
    commands,
  }),
  ...tunerFields,
  cancel: setting(z.boolean().default(false), {
    help: 'When stopped, or before a fresh start, cancel a tuning job that runs elsewhere; else it goes on, and is taken up again.',
    commands: [...commands, 'run'],
    outward: true,
  }),
});

/** The settings of the watch over a tune. */
export const watchSettings = z.strictObject({
  onDamage: setting(z.enum(['off', 'warn', 'stop', 'go back']).default('warn'), {
    help: 'What is done when the guardrails give way while the model is tuned here.',
    value: 'what',
    commands,
    uses: { tune: { default: 'off' } },
  }),
  everySteps: setting(z.int().min(1).optional(), {
    help: 'Steps between two looks at the guardrails.',
    flag: 'watch-every',
    value: 'steps',
    otherwise: 'so many that looking costs below a tenth',
    commands,
  }),
});
