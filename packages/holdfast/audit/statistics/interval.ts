import { z } from 'zod';

/** Schema of `Interval`. */
export const intervalSchema = z
  .object({
    estimate: z.number(),
    lower: z.number(),
    upper: z.number(),
    confidence: z.number().describe('Such as 0.95.'),
  })
  .describe('An estimate with its confidence interval.');

/** An estimate with its confidence interval. */
export type Interval = z.infer<typeof intervalSchema>;
