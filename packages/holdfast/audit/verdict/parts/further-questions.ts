import { type Counts, countValues } from '../../statistics/bounded-mean.ts';
import { sequentialSideOf } from '../../statistics/confidence-sequence.ts';
import type { PromptDifference } from '../measures/prompt-differences.ts';

const range = { minimum: -1, maximum: 1 };
const most = 1e6;

/**
 * About how many more independent questions would bring the confidence sequence to one side of the margin, if answers go on
 * as so far, unscored ones among them; null when even a million would not. It is the sequence that is counted with, whatever
 * the audit so far: prompts that are added because an interval was looked at make the plain interval pass too often.
 */
export function furtherQuestions(
  differences: readonly Pick<PromptDifference, 'lowest' | 'highest'>[],
  margin: number,
  { confidence = 0.95 }: { confidence?: number } = {},
): number | null {
  const highest = countValues(differences.map((difference) => difference.highest));
  const lowest = countValues(differences.map((difference) => difference.lowest));
  const already = differences.length;
  const settles = (prompts: number): boolean => {
    const sideOf = (counts: Counts) => {
      const grown = new Map([...counts].map(([value, count]) => [value, (count * prompts) / already]));
      return sequentialSideOf(grown, margin, { ...range, confidence });
    };
    return sideOf(highest) === 'below' || sideOf(lowest) === 'above';
  };
  let high = already;
  while (!settles(high)) {
    high *= 2;
    if (high > most) return null;
  }
  let low = high / 2;
  while (high - low > 1) {
    const middle = Math.round((low + high) / 2);
    if (settles(middle)) high = middle;
    else low = middle;
  }
  return Math.max(1, Math.ceil(high - already));
}
