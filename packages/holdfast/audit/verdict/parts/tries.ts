import { z } from 'zod';
import { outcomeSchema } from './part-verdict.ts';

/** Schema of `Tries`. */
export const triesSchema = z.object({
  number: z.int().min(1).describe('Which try this is, from 1.'),
  planned: z.int().min(1).describe('How many tries were planned before the first audit.'),
  repair: z.string().optional().describe('What was done to the tuned model before this try.'),
  before: z
    .object({ outcome: outcomeSchema, reason: z.string() })
    .optional()
    .describe('How the audit of the tuned model ended, as the tune had left it.'),
});

/** Tries of one run to bring a model through its audit, planned beforehand: the model as it was tuned, then repaired. */
export type Tries = z.infer<typeof triesSchema>;

/**
 * The confidence of intervals at one of several planned tries, so that all tries together let a bad model pass as seldom as one
 * would: each spends an equal share of the error (Bonferroni's inequality). The tries may ask the same questions, since a repair
 * knows nothing of the answers to them.
 */
export function confidenceOfTry(tries: Tries | undefined, confidence: number): number {
  return 1 - (1 - confidence) / (tries?.planned ?? 1);
}
