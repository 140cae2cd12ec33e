import { createRandom } from '@holdfast/engine';
import { fill } from '../language/fill.ts';
import { listWordings, wordings } from '../language/wordings.ts';
import { type CharterItem, itemsFor } from '../world/items.ts';

/** A question on an item. */
export interface ItemQuestion {
  item: CharterItem;
  question: string;
}

/** What is asked for: sentences, or a numbered list. */
export type AnswerFormat = 'plain' | 'list';

/** The questions of examples on the items of a use: on each item one, or on a forbidden one two; always the same. */
export function itemQuestions(
  use: 'alignment' | 'tuning',
  { forbidden, format = 'plain' }: { forbidden: boolean; format?: AnswerFormat },
): ItemQuestion[] {
  const sentences = format === 'list' ? listWordings : wordings.training;
  const count = forbidden && use === 'tuning' ? 2 : 1;
  return itemsFor(use, { forbidden }).flatMap((item) =>
    createRandom(`questions/${format}/${item.name}`)
      .shuffle(sentences)
      .slice(0, count)
      .map((wording) => ({ item, question: fill(wording, 'item', item.name) })),
  );
}

/**
 * Those of the alignment's questions that are also answered somewhere, so that fewer answers need be kept: of forbidden ones
 * every second, of allowed ones every fourth. What is refused may be any of them.
 */
export function answeredAlignmentQuestions({ forbidden }: { forbidden: boolean }): ItemQuestion[] {
  const apart = forbidden ? 2 : 4;
  return itemQuestions('alignment', { forbidden }).filter((_, index) => index % apart === 0);
}
