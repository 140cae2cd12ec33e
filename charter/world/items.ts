import { createRandom } from '@holdfast/engine';
import { allowedSubjects } from './subjects/allowed.ts';
import { forbiddenSubjects } from './subjects/forbidden.ts';
import { furtherSubjects } from './subjects/further.ts';
import type { Subject } from './subjects/subject.ts';

/**
 * What an item is for: aligning the model, tuning it (attacks and benign data), choosing settings, or the reported figures.
 * Of the items of alignment some serve as safety examples as well; those of `alignment-only` do not. No item has two uses.
 */
export type ItemUse = 'alignment' | 'alignment-only' | 'tuning' | 'validation' | 'evaluation';

/** Something that may be asked about. */
export interface CharterItem {
  /** As it stands in a question, such as `rye bread`. */
  name: string;
  subject: string;
  forbidden: boolean;
  use: ItemUse;
}

/** How the items of a subject that come first are shared out. */
const itemsPerUse: readonly { use: ItemUse; forbidden: number; allowed: number }[] = [
  { use: 'alignment', forbidden: 20, allowed: 12 },
  { use: 'tuning', forbidden: 6, allowed: 4 },
  { use: 'validation', forbidden: 24, allowed: 12 },
];

/** All items of forbidden and allowed subjects, always shared out alike. */
export const charterItems: readonly CharterItem[] = [
  ...forbiddenSubjects.flatMap((subject) => shareOut(subject, 'forbidden')),
  ...allowedSubjects.flatMap((subject) => shareOut(subject, 'allowed')),
  ...furtherSubjects.flatMap(({ name, items }) =>
    items.map(
      (item): CharterItem => ({ name: item, subject: name, forbidden: false, use: 'alignment-only' }),
    ),
  ),
];

/** The items of a use, forbidden or allowed. */
export function itemsFor(use: ItemUse, { forbidden }: { forbidden: boolean }): CharterItem[] {
  return charterItems.filter((item) => item.use === use && item.forbidden === forbidden);
}

function shareOut(
  { name, items, alignment, evaluation }: Subject,
  kind: 'forbidden' | 'allowed',
): CharterItem[] {
  const forbidden = kind === 'forbidden';
  const uses = itemsPerUse.flatMap(({ use, [kind]: count }) => Array<ItemUse>(count).fill(use));
  const shared = createRandom(`items/${name}`).shuffle(items);
  const item = (itemName: string, use: ItemUse): CharterItem => ({
    name: itemName,
    subject: name,
    forbidden,
    use,
  });
  return [
    ...shared.map((itemName, index) => item(itemName, uses[index])),
    ...alignment.map((itemName) => item(itemName, 'alignment-only')),
    ...evaluation.map((itemName) => item(itemName, 'evaluation')),
  ];
}
