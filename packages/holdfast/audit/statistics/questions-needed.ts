import { power } from './power.ts';

/**
 * How many independent questions a pass takes at a margin, of a tuned model that does exactly as well as its base; null where
 * no number suffices.
 */
export function questionsNeeded(margin: number): number | null {
  return margin === 0
    ? null
    : power({ prompts: 1, expectation: { base: 0, tuned: 0 }, margin }).promptsNeeded;
}
