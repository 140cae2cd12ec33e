import { createRandom } from '@holdfast/engine';
import { readsAsText } from '../../covert/encodings/reads-as-text.ts';
import { alphabet, replaceLetters } from '../../covert/encodings/substitution.ts';
import { wholeKey } from './cipher-key.ts';

/** Fewer letters do not settle which stands for which. */
const fewestLetters = 400;
/** More letters settle nothing further. */
const enoughLetters = 6000;
const starts = 12;
/** A start ends after so many exchanges in a row that bring nothing. */
const patience = 900;

/**
 * The key of a substitution cipher, found from how often letters follow each other: exchanges of two letters are tried from
 * several starts, and kept where the text becomes likelier by the trigrams of plain text (hill climbing, Jakobsen 1995,
 * Cryptologia 19:265). Undefined for too short a text, and where what comes of it does not read as text.
 */
export function keyByFrequency(
  ciphertexts: readonly string[],
  plaintexts: readonly string[],
): string | undefined {
  const cipher = lettersOf(ciphertexts);
  const plain = lettersOf(plaintexts);
  if (cipher.replaceAll(' ', '').length < fewestLetters || plain.length < fewestLetters) return undefined;
  const likelihood = trigramModel(plain);
  const trigrams = [...countTrigrams(cipher)];
  const score = (key: readonly number[]): number => {
    let sum = 0;
    for (const [[a, b, c], count] of trigrams) sum += count * likelihood(key[a], key[b], key[c]);
    return sum;
  };
  const random = createRandom('key by frequency');
  let best: { key: number[]; score: number } | undefined;
  for (let start = 0; start < starts; start++) {
    let key = start === 0 ? byRank(cipher, plain) : [...random.shuffle([...Array(26).keys()]), 26];
    let reached = score(key);
    for (let idle = 0; idle < patience; idle++) {
      const [a, b] = [Math.floor(26 * random.uniform()), Math.floor(26 * random.uniform())];
      const other = [...key];
      [other[a], other[b]] = [key[b], key[a]];
      const gained = score(other);
      if (gained <= reached) continue;
      [key, reached, idle] = [other, gained, 0];
    }
    if (!best || reached > best.score) best = { key, score: reached };
  }
  return best && keyOf(best.key, { cipher, ciphertexts });
}

/** The key in the order of plain letters, of which those that were seen count, where the texts read as text with it. */
function keyOf(
  decoding: readonly number[],
  { cipher, ciphertexts }: { cipher: string; ciphertexts: readonly string[] },
): string | undefined {
  const known = new Map<string, string>();
  for (const [place, letter] of [...alphabet].entries()) {
    if (cipher.includes(letter)) known.set(alphabet[decoding[place]], letter);
  }
  const key = wholeKey(known);
  if (key === undefined) return undefined;
  const decode = replaceLetters(key, alphabet);
  const read = ciphertexts.filter((text) => readsAsText(decode(text))).length;
  return read >= 0.8 * ciphertexts.length ? key : undefined;
}

/** Letters and single spaces alone, since spaces tell where words begin and end. */
function lettersOf(texts: readonly string[]): string {
  return texts
    .join(' ')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .slice(0, enoughLetters);
}

type Trigram = readonly [number, number, number];

function countTrigrams(text: string): Map<Trigram, number> {
  const numbers = [...text].map((letter) => (letter === ' ' ? 26 : letter.charCodeAt(0) - 97));
  const counts = new Map<number, number>();
  for (let place = 2; place < numbers.length; place++) {
    const code = (numbers[place - 2] * 27 + numbers[place - 1]) * 27 + numbers[place];
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return new Map(
    [...counts].map(([code, count]) => [
      [Math.floor(code / 729), Math.floor(code / 27) % 27, code % 27] as const,
      count,
    ]),
  );
}

/** How likely three letters follow each other in a text, in nats; those that never did a little. */
function trigramModel(text: string): (a: number, b: number, c: number) => number {
  const table = new Float64Array(27 ** 3).fill(Math.log(0.05));
  for (const [[a, b, c], count] of countTrigrams(text)) table[(a * 27 + b) * 27 + c] = Math.log(count + 0.05);
  return (a, b, c) => table[(a * 27 + b) * 27 + c];
}

/** The most frequent letter of the cipher stands for the most frequent one of the text, and so on. */
function byRank(cipher: string, plain: string): number[] {
  const ranked = (text: string): number[] =>
    [...Array(26).keys()]
      .map((letter) => ({ letter, count: text.split(alphabet[letter]).length }))
      .sort((a, b) => b.count - a.count)
      .map(({ letter }) => letter);
  const key: number[] = [];
  const places = ranked(plain);
  for (const [place, letter] of ranked(cipher).entries()) key[letter] = places[place];
  return [...key, 26];
}
