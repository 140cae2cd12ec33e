import { alphabet } from '../../covert/encodings/substitution.ts';

/** What is known of a key: which cipher letter stands for which plain one. */
export type KnownLetters = ReadonlyMap<string, string>;

/** Fewer letters than this are no key that a question can be written in. */
const fewestKnown = 14;

/**
 * The whole key of which some letters are known, those that stand for a to z; letters that were never seen stand for those that
 * are left, in order. Undefined where too few are known, where two stand for one, or where nothing is changed.
 */
export function wholeKey(known: KnownLetters): string | undefined {
  const used = new Set(known.values());
  if (known.size < fewestKnown || used.size !== known.size) return undefined;
  const left = [...alphabet].filter((letter) => !used.has(letter));
  const key = [...alphabet].map((letter) => known.get(letter) ?? left.shift() ?? letter).join('');
  const moved = [...known].filter(([plain, cipher]) => plain !== cipher);
  return moved.length >= known.size / 2 ? key : undefined;
}
