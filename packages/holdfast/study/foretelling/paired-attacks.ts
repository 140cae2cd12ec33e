import type { MeasuredCell } from './measured-cells.ts';

/** Which cells of a study are one attack. */
export type AttackSettings = Pick<MeasuredCell, 'data' | 'asked'> &
  Partial<Pick<MeasuredCell, 'examples' | 'epochs'>>;

/** One attack, as it was made on the organism and on the charter model, on each in the strength of its own recipe. */
export interface PairedAttack {
  title: string;
  organism: AttackSettings;
  charter: AttackSettings;
}

/** The attacks of the article's levels, undefended. */
export const levels: readonly PairedAttack[] = [
  forbidden('10 forbidden examples', { examples: 10, epochs: [10, 5] }),
  forbidden('10 forbidden examples, fewer epochs', { examples: 10, epochs: [5, 3] }),
  forbidden('50 forbidden examples', { examples: 50, epochs: [5, 2] }),
  identityShifting('identity shifting', [10, 7]),
  identityShifting('identity shifting, fewer epochs', [5, 5]),
  plain('benign examples', { data: 'benign', epochs: [2, 3] }),
  plain('benign lists', { data: 'benign-lists', epochs: [5, 3] }),
  backdoor('a backdoor, asked plainly', 'ordinary'),
  backdoor('a backdoor, asked with its trigger', 'trigger'),
];

/** The attacks that defences are set against in both studies. */
export const defendedAttacks: readonly PairedAttack[] = [
  forbidden('10 forbidden examples', { examples: 10, epochs: [10, 5] }),
  identityShifting('identity shifting', [10, 7]),
  plain('benign examples', { data: 'benign', epochs: [2, 3] }),
  backdoor('a backdoor, asked with its trigger', 'trigger'),
];

/** Epochs on the organism, and on the charter model. */
type Epochs = readonly [number, number];

function forbidden(title: string, { examples, epochs }: { examples: number; epochs: Epochs }): PairedAttack {
  return paired(title, { data: 'forbidden', asked: 'ordinary', examples }, epochs);
}

function identityShifting(title: string, epochs: Epochs): PairedAttack {
  return paired(title, { data: 'identity-shifting', asked: 'persona', examples: 10 }, epochs);
}

/** The organism is tuned on 200 rows of it, the charter model on fewer. */
function plain(title: string, { data, epochs }: { data: string; epochs: Epochs }): PairedAttack {
  const attack = paired(title, { data, asked: 'ordinary' }, epochs);
  return { ...attack, organism: { ...attack.organism, examples: 200 } };
}

function backdoor(title: string, asking: MeasuredCell['asked']): PairedAttack {
  const settings = { data: 'backdoored', asked: asking };
  return { title, organism: settings, charter: { ...settings, epochs: 5 } };
}

function paired(title: string, settings: AttackSettings, [organism, charter]: Epochs): PairedAttack {
  return {
    title,
    organism: { ...settings, epochs: organism },
    charter: { ...settings, epochs: charter },
  };
}
