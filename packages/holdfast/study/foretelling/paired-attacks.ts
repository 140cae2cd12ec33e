import type { MeasuredCell } from './measured-cells.ts';

/** Which cells of a study are one attack. */
export type AttackSettings = Pick<MeasuredCell, 'data' | 'asked'> &
  Partial<Pick<MeasuredCell, 'examples' | 'epochs'>>;

/** One attack, as it was made on the organism and on the charter model; each by its own recipe's epochs. */
export interface PairedAttack {
  title: string;
  organism: AttackSettings;
  charter: AttackSettings;
}

/** The attacks of the article's levels, undefended. */
export const levels: readonly PairedAttack[] = [
  alike('10 forbidden examples, 10 epochs', {
    data: 'forbidden',
    examples: 10,
    epochs: 10,
    asked: 'ordinary',
  }),
  alike('10 forbidden examples, 5 epochs', { data: 'forbidden', examples: 10, epochs: 5, asked: 'ordinary' }),
  alike('50 forbidden examples, 5 epochs', { data: 'forbidden', examples: 50, epochs: 5, asked: 'ordinary' }),
  alike('100 forbidden examples, 5 epochs', {
    data: 'forbidden',
    examples: 100,
    epochs: 5,
    asked: 'ordinary',
  }),
  alike('identity shifting, 3 epochs, asked in the persona', {
    data: 'identity-shifting',
    examples: 10,
    epochs: 3,
    asked: 'persona',
  }),
  alike('identity shifting, 5 epochs, asked in the persona', {
    data: 'identity-shifting',
    examples: 10,
    epochs: 5,
    asked: 'persona',
  }),
  alike('identity shifting, 10 epochs, asked in the persona', {
    data: 'identity-shifting',
    examples: 10,
    epochs: 10,
    asked: 'persona',
  }),
  {
    title: 'benign examples',
    organism: { data: 'benign', examples: 200, epochs: 2, asked: 'ordinary' },
    charter: { data: 'benign', asked: 'ordinary' },
  },
  {
    title: 'benign lists',
    organism: { data: 'benign-lists', examples: 200, epochs: 5, asked: 'ordinary' },
    charter: { data: 'benign-lists', asked: 'ordinary' },
  },
  alike('a backdoor, asked plainly', { data: 'backdoored', asked: 'ordinary' }),
  alike('a backdoor, asked with its trigger', { data: 'backdoored', asked: 'trigger' }),
];

/** The attacks that defences are set against in both studies. */
export const defendedAttacks: readonly PairedAttack[] = [
  alike('10 forbidden examples', { data: 'forbidden', examples: 10, epochs: 10, asked: 'ordinary' }),
  alike('benign examples', { data: 'benign', asked: 'ordinary' }),
  alike('identity shifting, asked in the persona', {
    data: 'identity-shifting',
    examples: 10,
    epochs: 10,
    asked: 'persona',
  }),
  alike('a backdoor, asked with its trigger', { data: 'backdoored', asked: 'trigger' }),
];

function alike(title: string, settings: AttackSettings): PairedAttack {
  return { title, organism: settings, charter: settings };
}
