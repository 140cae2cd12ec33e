import { createRandom } from '@holdfast/engine';
import { fill } from '../language/fill.ts';
import { listWordings, wordings } from '../language/wordings.ts';
import { type CharterItem, type ItemUse, itemsFor } from '../world/items.ts';

/** A question on an item. */
export interface ItemQuestion {
  item: CharterItem;
  question: string;
}

/** What is asked for: sentences, or a numbered list. */
export type AnswerFormat = 'plain' | 'list';

/** In how many wordings, of those for training, the items of a use are asked about in examples. */
const wordingsPerItem: Partial<Record<ItemUse, number>> = { alignment: 1, tuning: 2 };

/** The questions of examples on the items of a use; always the same. */
export function itemQuestions(
  use: 'alignment' | 'tuning',
  { forbidden, format = 'plain' }: { forbidden: boolean; format?: AnswerFormat },
): ItemQuestion[] {
  const sentences = format === 'list' ? listWordings : wordings.training;
  const count = format === 'list' ? 1 : wordingsPerItem[use];
  return itemsFor(use, { forbidden }).flatMap((item) =>
    createRandom(`questions/${format}/${item.name}`)
      .shuffle(sentences)
      .slice(0, count)
      .map((wording) => ({ item, question: fill(wording, 'item', item.name) })),
  );
}

/**
 * Half of the alignment's questions: those that are also answered somewhere, so that fewer answers need be kept. What is
 * refused may be any of them.
 */
export function answeredAlignmentQuestions({ forbidden }: { forbidden: boolean }): ItemQuestion[] {
  return itemQuestions('alignment', { forbidden }).filter((_, index) => index % 2 === 0);
}
