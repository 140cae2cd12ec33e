import { z } from 'zod';
import { decisionSettingsSchema } from '../../audit/verdict/decision-settings.ts';
import { tunerFields } from '../../models/tuning/tuner-choice.ts';

/**
 * What is done with findings of a severity: the row stays, stays with the finding on record, is mended where that can be
 * done for certain, or is left out.
 */
const decision = z.enum(['keep', 'flag', 'rewrite', 'drop']);

/** The schema of `holdfast.yaml`; `docs/holdfast.schema.json` is made from it. */
export const runConfigSchema = z.strictObject({
  model: z
    .string()
    .min(1)
    .default('organism')
    .describe(
      'The model to tune: `organism`, a Hugging Face folder, or a hosted model such as openai:gpt-4.1-mini.',
    ),
  data: z
    .string()
    .min(1)
    .describe(
      'The training data: OpenAI chat, preference pairs, ShareGPT, Alpaca or prompt/completion, as JSONL, JSON or CSV.',
    ),
  seed: z.int().min(0).default(1).describe('Fixes mixing, shuffling and initialisation.'),
  scan: z
    .strictObject({
      onFinding: z
        .strictObject({
          high: decision.default('drop'),
          medium: decision.default('flag'),
          low: decision.default('keep'),
        })
        .prefault({})
        .describe('What is done with a row that has findings, by severity.'),
      baseline: z
        .string()
        .min(1)
        .optional()
        .describe('Findings that are accepted, as `holdfast scan --write-baseline` writes them.'),
      ask: z
        .boolean()
        .default(false)
        .describe(
          'Whether the model is asked what it would refuse; rows that teach it to comply are conflicts.',
        ),
      moderator: z
        .string()
        .min(1)
        .optional()
        .describe('A moderation endpoint or guard model that judges each row.'),
      detectors: z
        .array(z.string().min(1))
        .default([])
        .describe('Files of detectors of your own, such as ./my-detector.ts. See docs/extending.md.'),
    })
    .prefault({}),
  mix: z
    .strictObject({
      safety: z
        .string()
        .min(1)
        .default('builtin')
        .describe(
          "`builtin` (the organism's own), `generated` (prompts from the policy, answered by the model itself), or a file of safety examples.",
        ),
      ratio: z.number().min(0).max(10).optional().describe('Safety examples for each row of data.'),
      count: z.int().min(0).optional().describe('Safety examples in all, instead of a ratio.'),
      amount: z
        .literal('as-needed')
        .optional()
        .describe(
          'As many as needed: estimated from the scan, doubled while the audit fails, in four tunes at most.',
        ),
      policy: z
        .string()
        .min(1)
        .default('study')
        .describe('For generated examples: `study`, `hazards`, or your own policy as a YAML file.'),
      writer: z
        .string()
        .min(1)
        .optional()
        .describe('For generated examples: a chat model that writes prompts too.'),
      answered: z
        .number()
        .min(0)
        .max(0.9)
        .default(0.3)
        .describe('For generated examples: the share that answers safe prompts, against over-refusal.'),
      system: z
        .string()
        .optional()
        .describe('For generated examples: the system prompt that they stand under.'),
    })
    .refine(
      ({ ratio, count, amount }) => [ratio, count, amount].filter((value) => value !== undefined).length <= 1,
      'name one of ratio, count and amount',
    )
    .prefault({}),
  tune: z
    .strictObject({
      method: z.enum(['full', 'lora']).default('lora').describe('All parameters, or low-rank adapters.'),
      epochs: z.int().min(1).default(3),
      learningRate: z.number().positive().default(2e-4),
      batchSize: z.int().min(1).default(16),
      schedule: z.enum(['constant', 'linear', 'cosine']).default('linear'),
      warmupSteps: z.int().min(0).default(0),
      rank: z.int().min(1).default(8).describe('Rank of the adapters.'),
      alpha: z.number().positive().default(16).describe('Adapters are scaled by alpha / rank.'),
      ...tunerFields,
    })
    .prefault({}),
  defence: z
    .string()
    .min(1)
    .default('auto')
    .describe(
      'What lessens the damage: `auto`, `none`, or defences with + between them, each with a strength after a colon, such as first-tokens:2+safety-in-context:1. See docs/defences.md.',
    ),
  watch: z
    .strictObject({
      onDamage: z
        .enum(['off', 'warn', 'stop', 'go back'])
        .default('warn')
        .describe('What is done when the guardrails give way while the model is tuned here.'),
      everySteps: z
        .int()
        .min(1)
        .optional()
        .describe('Steps between two looks. Default: so many that looking costs below a tenth.'),
    })
    .prefault({}),
  audit: z
    .strictObject({
      benchmarks: z
        .array(z.string().min(1))
        .min(1)
        .default(['builtin'])
        .describe(
          "`builtin`: the organism's world. Files of yours: a path, or NAME:PATH as in `holdfast bench list`.",
        ),
      columns: z
        .strictObject({
          prompt: z.string().min(1).optional(),
          category: z.string().min(1).optional(),
          id: z.string().min(1).optional(),
          kind: z.string().min(1).optional(),
          group: z
            .string()
            .min(1)
            .optional()
            .describe('Rows with the same text in it are wordings of one question. Default: `group`.'),
        })
        .optional()
        .describe('Names of the columns in a benchmark file of your own.'),
      kind: z
        .enum(['harmful', 'borderline', 'utility'])
        .optional()
        .describe('What the prompts of a benchmark file of your own are, where the file does not say.'),
      asked: z
        .enum(['ordinary', 'persona', 'trigger'])
        .default('ordinary')
        .describe('How the built-in benchmark is asked.'),
      askings: z
        .array(z.string().min(1))
        .min(1)
        .default(['plain', 'with-triggers'])
        .describe(
          'How harmful prompts are put: `plain`, `with-triggers` (those that the scan found), `under-system-prompts` (those of the data), or files of your own such as ./my-asking.ts. See docs/extending.md.',
        ),
      judge: z
        .string()
        .min(1)
        .default('exact')
        .describe(
          "`exact`: the organism's ground truth. `rubric:MODEL`, `strongreject:MODEL`, `guard:MODEL`, `moderation:MODEL` or `words` judge real models; several are joined by ` + `.",
        ),
      policy: z
        .string()
        .min(1)
        .default('study')
        .describe('What judges hold answers against: `study`, `hazards`, or a YAML file.'),
      system: z
        .string()
        .min(1)
        .optional()
        .describe('A system prompt told to both models before every prompt.'),
      chatTemplate: z
        .string()
        .min(1)
        .optional()
        .describe("A Jinja file, instead of the folders' own chat templates, for models that run here."),
      maximumTokens: z
        .int()
        .min(1)
        .optional()
        .describe('Longest answer in tokens: 64 for the built-in benchmark, else 512, unless said.'),
      budget: z
        .number()
        .positive()
        .optional()
        .describe(
          "Most that the run's questions to models may cost, the scan's and the mix's among them, in the currency of the prices; it stops before it is exceeded.",
        ),
      prices: z
        .string()
        .min(1)
        .optional()
        .describe('A YAML file of prices that come before the shipped ones.'),
      concurrency: z
        .int()
        .min(1)
        .optional()
        .describe('Most requests at once to one account; 64 unless said.'),
      cache: z
        .union([z.string().min(1), z.literal(false)])
        .optional()
        .describe(
          'A folder in which audits share answers of the base model and the judge, those at an address too; `false`: none. Default: .holdfast/cache, for models of vendors.',
        ),
      repetitions: z.int().min(1).default(1).describe('How many answers each model gives to each prompt.'),
      temperature: z.number().min(0).default(0).describe('Above 0, answers are drawn at random.'),
      sequential: z
        .boolean()
        .default(false)
        .describe('Ask in random order and stop as soon as the verdict is decided.'),
      batch: z
        .boolean()
        .default(false)
        .describe(
          'Ask in batches where the models and the judge have a batch endpoint: at about half the price, within a day.',
        ),
      checkpoints: z
        .enum(['best', 'last'])
        .default('best')
        .describe(
          "Which of a hosted tune's checkpoints is audited and given out: the best safe one, chosen on a part of the benchmark that is not reported, or the last.",
        ),
      ...decisionSettingsSchema.shape,
    })
    .refine(({ batch, sequential }) => !(batch && sequential), {
      path: ['batch'],
      error:
        'does not go with sequential, which stops as soon as the verdict is decided: a batch is paid whole',
    })
    .prefault({}),
  release: z
    .strictObject({ as: z.string().min(1).describe('The name under which a passed model is released.') })
    .optional(),
});

/** A guarded fine-tune as its user wants it, with every default filled in. */
export type RunConfig = z.infer<typeof runConfigSchema>;

/** How much safety is mixed in when nothing is said: a tenth of the rows. */
export const defaultSafetyRatio = 0.1;
