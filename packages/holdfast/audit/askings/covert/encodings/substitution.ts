import type { Encoding, SubstitutionName } from './encoding.ts';
import { readsAsText } from './reads-as-text.ts';

export const alphabet = 'abcdefghijklmnopqrstuvwxyz';

/** The name of the substitution with a key: 26 different letters, those that stand for a to z. Throws RangeError for another. */
export function substitutionName(key: string): SubstitutionName {
  if ([...key].sort().join('') !== alphabet) throw new RangeError(`"${key}" is no order of the alphabet.`);
  return `substitution:${key}`;
}

/** Every letter replaced by another, always the same one; cases and whatever is no letter of a to z stay. */
export function substitution(name: SubstitutionName): Encoding {
  const key = name.slice('substitution:'.length);
  const encode = replaceLetters(alphabet, key);
  const decode = replaceLetters(key, alphabet);
  return {
    name,
    title: `in a substitution cipher (${[...'abc'].map((letter) => `${letter} is ${encode(letter)}`).join(', ')}, …)`,
    encode,
    decode(text) {
      const plain = decode(text);
      return readsAsText(plain) && !readsAsText(text) ? plain : undefined;
    },
  };
}

/** Replaces the letters of one alphabet by those at the same places of another. */
export function replaceLetters(from: string, to: string): (text: string) => string {
  const letters = new Map([...from].map((letter, place) => [letter, to[place]]));
  return (text) =>
    text.replaceAll(/[a-z]/gi, (letter) => {
      const other = letters.get(letter.toLowerCase()) ?? letter;
      return letter === letter.toLowerCase() ? other : other.toUpperCase();
    });
}
