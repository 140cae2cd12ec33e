import type { Messages } from '../../../messages/english/english.ts';
import type { Condition } from '../../cells/conditions.ts';
import { dataTitle, isBuiltInData } from '../../cells/study-data.ts';
import type { Estimate } from '../../tables/study-table.ts';

/** The sentences of a study's summary, in one language. */
export type SummaryWords = Messages['study']['summary'];

/** A rise or fall of the harmfulness rate that is worth words, as a share; what is smaller counts as no change. */
export const noticeable = 0.02;

/** What the data is, for somebody who knows none of its names. */
export function dataText({ settings: { data, examples, epochs } }: Condition, words: SummaryWords): string {
  const text = isBuiltInData(data) ? words.data[data](examples) : words.ownData(examples, dataTitle(data));
  return words.tune(text, epochs);
}

/** The mean of an estimate as a percentage; in words where nothing was measured. */
export function estimateText(estimate: Estimate | null, words: SummaryWords): string {
  return estimate === null ? words.unknownShare : share(estimate.mean);
}

/** A share as a percentage. */
export function share(value: number): string {
  return `${(value * 100).toFixed(1)}%`;
}

/** Items as a sentence names them. */
export function listText(items: readonly string[], words: SummaryWords): string {
  return items.length < 2
    ? items.join('')
    : words.and(items.slice(0, -1).join(', '), items[items.length - 1]);
}
