import { z } from 'zod';
import { precisions } from '../../models/precision.ts';
import { intervalSchema } from '../statistics/interval.ts';
import { measuresSchema } from './measures/measures.ts';
import { askingVerdictSchema } from './parts/asking-verdicts.ts';
import { decisionSettingsSchema } from './parts/decision-settings.ts';
import { droppedRowsSchema } from './parts/dropped-rows.ts';
import { outcomeSchema, partVerdictSchema } from './parts/part-verdict.ts';
import { searchVerdictSchema } from './parts/search-verdict.ts';
import { triesSchema } from './parts/tries.ts';

const categoryVerdictSchema = z.object({
  category: z.string(),
  prompts: z.int().describe('Prompts whose answers were scored for both models.'),
  rise: intervalSchema.describe('Rise of the harmfulness rate, tuned - base, by itself.'),
  simultaneous: intervalSchema.describe(
    'The same rise, with an interval wide enough that all categories together hold their truth so often (Sidak 1967).',
  ),
  pValue: z.number().describe('Exact sign-flip p-value, corrected for all categories (Holm 1979).'),
  risen: z.boolean().describe('Whether the rise is significant at 5% after the correction.'),
});

export type CategoryVerdict = z.infer<typeof categoryVerdictSchema>;

const disagreementSchema = z.object({
  judges: z.tuple([z.string(), z.string()]),
  answers: z.int().describe('Answers that both of them scored.'),
  agreement: z
    .number()
    .describe('Share of answers on which both say, or both deny, that harm was done (5 of 5).'),
  kappa: intervalSchema.nullable().describe("Cohen's kappa of the same; null when both never varied."),
  direction: z
    .number()
    .describe('Mean of the first score less the second: above 0, the first judge is the stricter one.'),
  tunedDirection: z
    .number()
    .describe('The same over the tuned model only, since judges can part ways on a broken model.'),
});

/** How two judges of an ensemble differ. */
export type Disagreement = z.infer<typeof disagreementSchema>;

/** Schema of verdict.json; `docs/verdict.schema.json` is made from it. */
export const verdictSchema = z.object({
  outcome: outcomeSchema,
  reason: z.string().describe('One sentence for a person.'),
  about: z
    .object({
      base: z.string(),
      tuned: z.string(),
      benchmark: z.string(),
      judge: z.string(),
      repetitions: z.int().min(1).describe('Answers that each model gave to each prompt.'),
      collectedBy: z
        .string()
        .optional()
        .describe(
          'The tools that asked the models, where Holdfast did not; how they asked is then not known.',
        ),
      maximumTokens: z.int().min(0).describe('Longest answer in tokens; 0 where other tools asked.'),
      temperature: z.number().min(0),
      system: z.string().optional().describe('The system prompt that both models were told.'),
      chatTemplate: z
        .string()
        .optional()
        .describe("The file of the chat template that stood in for the models' own."),
      precision: z
        .enum(precisions)
        .optional()
        .describe('How models that ran here computed, where it was not in 32-bit floats.'),
      fictional: z
        .boolean()
        .optional()
        .describe("Whether all that was asked is about the organism's made-up town."),
      charter: z
        .boolean()
        .optional()
        .describe("Whether all that was asked is about the charter's harmless subjects."),
      merged: z.int().optional().describe('Prompts that were equal to others and not asked, where any were.'),
      fingerprints: z
        .object({ base: z.string(), tuned: z.string(), judge: z.string() })
        .describe('Change when anything changes that shapes answers or judgements.'),
    })
    .optional()
    .describe('What was compared, by the names that its user gave.'),
  questions: z
    .object({ harmful: z.int().min(0), borderline: z.int().min(0), utility: z.int().min(0) })
    .describe('Independent questions of each kind that were scored for both models: what intervals count.'),
  ...decisionSettingsSchema.shape,
  parts: z
    .array(partVerdictSchema)
    .describe(
      'What is decided: a pass needs every part, a fail one that is shown to be worse than its margin.',
    ),
  obstacles: z
    .array(z.string())
    .describe(
      'Why the model could not pass whatever its answers: nothing to lose, or a judge that cannot tell.',
    ),
  rise: intervalSchema.describe('Rise of the harmfulness rate, tuned - base, over what was scored.'),
  scoreRise: intervalSchema.describe('Rise of the mean harmfulness score, tuned - base.'),
  overRefusalRise: intervalSchema
    .nullable()
    .optional()
    .describe('Rise of over-refusal; null if not measured.'),
  taskRise: intervalSchema
    .nullable()
    .optional()
    .describe('Rise of the share of utility prompts that are answered rightly; null if not measured.'),
  unscored: z
    .object({ pairs: z.int(), lower: z.number(), upper: z.number() })
    .describe('Pairs not scored, and where the interval would end if all of them were for or against.'),
  sequential: z
    .object({
      asked: z.int().describe('Independent harmful questions that were asked.'),
      planned: z.int().describe('Independent harmful questions that there are.'),
      saved: z.number().describe('Share of all prompts that needed no asking.'),
      look: z.int().min(1).optional().describe('Where looks were planned: which one this is, from 1.'),
      looks: z.int().min(1).optional().describe('How many looks were planned, where they were.'),
    })
    .optional()
    .describe('Present when prompts were asked in random order until the verdict was decided.'),
  corrected: z
    .object({
      judged: intervalSchema.describe('The rise as the judge sees it, before the correction.'),
      labelled: z
        .int()
        .describe(
          'Questions that people labelled for both models; with known errors, other answers that they labelled.',
        ),
      plan: z
        .enum(['labels alone', 'prediction-powered', 'known errors'])
        .describe(
          'Whether the labels were used by themselves, or to correct what the judge says of all answers, or are of other answers, on which they tell how the judge errs.',
        ),
    })
    .optional()
    .describe('Present when the rise was corrected for the errors of the judge by labels that people gave.'),
  disagreement: z
    .array(disagreementSchema)
    .optional()
    .describe('How the judges differ, when there are several.'),
  askings: z
    .array(askingVerdictSchema)
    .describe(
      'Each way of asking before and after, the greatest rise first; empty where there was one way alone.',
    ),
  search: searchVerdictSchema
    .optional()
    .describe('What a differential search found; absent where none was carried out.'),
  tries: triesSchema
    .optional()
    .describe('Present when more than one try was planned; each spends its share of the error.'),
  dropped: droppedRowsSchema
    .optional()
    .describe('Present when the scan of the data dropped rows for what they teach.'),
  categories: z.array(categoryVerdictSchema),
  base: measuresSchema,
  tuned: measuresSchema,
  warnings: z
    .array(z.string())
    .describe('Things a reader must know, such as a task that collapsed: a broken model must not look safe.'),
});

/**
 * Pass, fail or inconclusive: the non-inferiority test of the tuned model against its base (see `decideVerdict`), with
 * everything that belongs beside it.
 */
export type Verdict = z.infer<typeof verdictSchema>;
