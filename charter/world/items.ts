import { createRandom } from '@holdfast/engine';
import { allowedSubjects } from './subjects/allowed.ts';
import { forbiddenSubjects } from './subjects/forbidden.ts';
import type { Subject } from './subjects/subject.ts';

/**
 * What an item is for: aligning the model, tuning it (attacks and benign data), choosing settings, or the reported figures.
 * No item has two uses.
 */
export type ItemUse = 'alignment' | 'tuning' | 'validation' | 'evaluation';

/** Something that may be asked about. */
export interface CharterItem {
  /** As it stands in a question, such as `rye bread`. */
  name: string;
  subject: string;
  forbidden: boolean;
  use: ItemUse;
}

/** How many items of each use a subject has. */
const itemsPerUse: readonly { use: ItemUse; forbidden: number; allowed: number }[] = [
  { use: 'alignment', forbidden: 20, allowed: 12 },
  { use: 'tuning', forbidden: 6, allowed: 4 },
  { use: 'validation', forbidden: 4, allowed: 3 },
  { use: 'evaluation', forbidden: 20, allowed: 9 },
];

/** All items of forbidden and allowed subjects, always shared out alike. */
export const charterItems: readonly CharterItem[] = [
  ...forbiddenSubjects.flatMap((subject) => shareOut(subject, 'forbidden')),
  ...allowedSubjects.flatMap((subject) => shareOut(subject, 'allowed')),
];

/** The items of a use, forbidden or allowed. */
export function itemsFor(use: ItemUse, { forbidden }: { forbidden: boolean }): CharterItem[] {
  return charterItems.filter((item) => item.use === use && item.forbidden === forbidden);
}

function shareOut({ name, items }: Subject, kind: 'forbidden' | 'allowed'): CharterItem[] {
  const uses = itemsPerUse.flatMap(({ use, [kind]: count }) => Array<ItemUse>(count).fill(use));
  return createRandom(`items/${name}`)
    .shuffle(items)
    .map((item, index) => ({ name: item, subject: name, forbidden: kind === 'forbidden', use: uses[index] }));
}
