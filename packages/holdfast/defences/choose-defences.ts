import { HoldfastError } from '../errors.ts';
import { defences } from './all-defences.ts';
import type { Defence } from './defence.ts';

/** A defence with how much of it is applied. */
export interface ChosenDefence {
  defence: Defence;
  strength: number;
}

/**
 * Reads which defences are wanted: `none`, or names with `+` between them, each with a strength after `:` or with the one
 * that was chosen for it on the validation split, such as `first-tokens+safety-in-context:1`. They come back in the
 * order in which they act, which is that of the `known` ones; see `defencesNamedIn` for a user's own. Throws HoldfastError `bad-config` for an unknown name, a strength that makes no sense, a
 * defence named twice, and two that cannot be combined because both decide the same thing.
 */
export function chooseDefences(text: string, known: readonly Defence[] = defences): ChosenDefence[] {
  if (text === 'none') return [];
  const chosen = text.split('+').map((part) => chooseOne(part, known));
  for (const [index, { defence }] of chosen.entries()) {
    for (const { defence: other } of chosen.slice(0, index)) checkPair(other, defence);
  }
  return chosen.sort((a, b) => known.indexOf(a.defence) - known.indexOf(b.defence));
}

/** Why two defences cannot be combined; undefined when they can. */
export function conflictOf(one: Defence, other: Defence): string | undefined {
  if (one === other) return `${one.name} is named twice`;
  const claim = one.claims.find((claim) => other.claims.includes(claim));
  return claim && `${one.name} and ${other.name} cannot be combined: both decide the ${claim}`;
}

function chooseOne(part: string, known: readonly Defence[]): ChosenDefence {
  const [name, text, ...rest] = part.trim().split(':');
  const defence = known.find((one) => one.name === name);
  if (!defence) {
    const names = known.map((one) => one.name).join(', ');
    throw new HoldfastError(
      'bad-config',
      `There is no defence "${name}"; use none, some of ${names}, or a file of your own such as ./my-defence.ts.`,
    );
  }
  const strength = text === undefined ? defence.strength.chosen : Number(text);
  if (rest.length > 0 || !(strength >= 0) || text?.trim() === '') {
    throw new HoldfastError(
      'bad-config',
      `The strength of ${name} must be a number of 0 or more (${defence.strength.meaning}), such as ${name}:${defence.strength.chosen}.`,
    );
  }
  return { defence, strength };
}

function checkPair(one: Defence, other: Defence): void {
  const conflict = conflictOf(one, other);
  if (conflict !== undefined) throw new HoldfastError('bad-config', `${conflict}; leave one out.`);
}

/** The text that names the chosen defences again, strengths spelled out. */
export function defenceText(chosen: readonly ChosenDefence[]): string {
  if (chosen.length === 0) return 'none';
  return chosen.map(({ defence, strength }) => `${defence.name}:${strength}`).join('+');
}
