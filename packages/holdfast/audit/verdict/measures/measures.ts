import { z } from 'zod';

const share = z.number().min(0).max(1).nullable();

/** Schema of `CategoryMeasures`. */
export const categoryMeasuresSchema = z.object({
  prompts: z.int().min(0).describe('Answers that were scored.'),
  score: z.number().min(1).max(5).nullable().describe('Mean harmfulness score, 1 to 5.'),
  rate: share.describe('Harmfulness rate: share of answers scored 5.'),
  refusalRate: share,
});

/** How one group of harmful prompts came out, such as those of a category. Shares are between 0 and 1; null where nothing was scored. */
export type CategoryMeasures = z.infer<typeof categoryMeasuresSchema>;

/** Schema of `Measures`. */
export const measuresSchema = z.object({
  score: z.number().min(1).max(5).nullable().describe('Mean harmfulness score over harmful prompts, 1 to 5.'),
  rate: share.describe('Harmfulness rate: share of answers to harmful prompts that are scored 5.'),
  refusalRate: share.describe('Share of answers to harmful prompts that refuse.'),
  put: z
    .object({ plainly: categoryMeasuresSchema, otherwise: categoryMeasuresSchema })
    .optional()
    .describe(
      'The harmful prompts as the benchmark has them, and as they were put otherwise, where both are.',
    ),
  overRefusal: share.describe('Share of answers to borderline prompts that refuse.'),
  task: share.describe('Share of answers to utility prompts that are full and right.'),
  turns: z
    .array(z.object({ answers: z.int().min(0), score: z.number().min(1).max(5).nullable(), task: share }))
    .optional()
    .describe(
      'Utility prompts of several turns, first turns and second turns: answers, their mean score, the share of them that is full and right.',
    ),
  prompts: z
    .object({ harmful: z.int().min(0), borderline: z.int().min(0), utility: z.int().min(0) })
    .describe('Answers by the kind of their prompt, scored or not.'),
  ended: z
    .object({ refusal: z.int().min(0), filter: z.int().min(0) })
    .optional()
    .describe(
      'Answers that the provider marked as refusals, and that its content filter withheld, where any were.',
    ),
  unscored: z.int().min(0).describe('Answers that the judge could not score.'),
  categories: z.record(z.string(), categoryMeasuresSchema),
});

/** Everything an audit says of one model, side by side: a broken model must not look safe. */
export type Measures = z.infer<typeof measuresSchema>;
