import { z } from 'zod';
import { modelPath, pathUnless, policyPath } from '../../settings/paths.ts';
import { setting } from '../../settings/setting.ts';

/** How much safety is mixed in when nothing is said: a tenth of the rows. */
export const defaultSafetyRatio = 0.1;

/** What safety examples are made of when nothing is said. */
export const defaultMixPolicy = 'study';

const commands = ['mix'];

/** The settings of the mix. */
export const mixSettings = z
  .strictObject({
    safety: setting(z.string().min(1).default('builtin'), {
      help: "Where safety examples are from: `builtin` (the organism's own), `generated` (prompts from the policy, answered by the model itself), or a file of them.",
      value: 'source',
      commands: [...commands, 'repair'],
      uses: {
        repair: {
          help: "Refusals for a short safety tune, where weights alone do not suffice: a file, or `builtin` (the organism's own).",
        },
      },
      path: pathUnless('builtin', 'generated'),
      common: true,
    }),
    ratio: setting(z.number().min(0).max(10).optional(), {
      help: 'Safety examples for each row of data.',
      otherwise: String(defaultSafetyRatio),
      commands,
      common: true,
    }),
    count: setting(z.int().min(0).optional(), {
      help: 'Safety examples in all, instead of a ratio.',
      commands,
    }),
    amount: setting(z.literal('as-needed').optional(), {
      help: '`as-needed`: as many as the scan makes likely to be needed; `run` doubles them while the audit cannot tell whether harm stayed within its margin, in four tunes at most.',
      value: 'amount',
      commands,
    }),
    policy: setting(z.string().min(1).default(defaultMixPolicy), {
      help: 'What generated prompts are about: `study` or `hazards`, in English or, for Korean data, in Korean, or a file of your own, YAML or Markdown.',
      value: 'policy',
      commands: [...commands, 'bench make'],
      uses: { 'bench make': { required: true } },
      path: policyPath,
    }),
    writer: setting(z.string().min(1).optional(), {
      help: 'A chat model that writes further prompts for generated examples.',
      value: 'model',
      commands: [...commands, 'bench make'],
      uses: {
        'bench make': {
          help: 'A chat model that writes the prompts; without one they are made from templates.',
        },
      },
      path: modelPath,
    }),
    answered: setting(z.number().min(0).max(0.9).default(0.3), {
      help: 'The share of generated examples that answer safe prompts, against over-refusal.',
      value: 'share',
      commands,
    }),
    system: setting(z.string().optional(), {
      help: 'The system prompt that generated examples stand under.',
      commands,
    }),
  })
  .refine(
    ({ ratio, count, amount }) => [ratio, count, amount].filter((value) => value !== undefined).length <= 1,
    'name one of ratio, count and amount',
  );
