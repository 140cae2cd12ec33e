import { createRandom } from '@holdfast/engine';
import { followingLikelihood } from './english-letters.ts';

/** The letters of English from the commonest to the rarest. */
const byFrequency = 'etaoinshrdlcumwfgypbvkjxqz';
const alphabet = 'abcdefghijklmnopqrstuvwxyz';
/** Climbs from so many beginnings; the first is by frequency. */
const beginnings = 24;

/**
 * The likeliest key of a substitution of letters: what each letter from a to z stands for. Swaps are made as long as they make
 * the pairs of letters within words likelier as English (Jakobsen 1995, "A fast method for cryptanalysis of substitution ciphers").
 * Some 500 letters are enough for most keys. `text` is in lower case; other characters part words.
 */
export function solveSubstitution(text: string): string {
  const pairs = countPairs(text);
  const frequencies = [...alphabet].map((letter) => text.split(letter).length - 1);
  const order = [...alphabet].map((_, letter) => letter).sort((a, b) => frequencies[b] - frequencies[a]);
  const first: number[] = [];
  for (const [rank, letter] of order.entries()) first[letter] = alphabet.indexOf(byFrequency[rank]);
  const random = createRandom('substitution');
  let best = { key: first, score: Number.NEGATIVE_INFINITY };
  for (let beginning = 0; beginning < beginnings; beginning++) {
    const climbed = climb(beginning === 0 ? first : shaken(best.key, random.below), pairs);
    if (climbed.score > best.score) best = climbed;
  }
  return best.key.map((place) => alphabet[place]).join('');
}

/** A text in lower case with the letters that a key says. */
export function applyKey(text: string, key: string): string {
  return text.replaceAll(/[a-z]/g, (letter) => key[letter.charCodeAt(0) - 97]);
}

/** How often each letter follows each other within words: 26 times 26 counts. */
function countPairs(text: string): Float64Array {
  const counts = new Float64Array(26 * 26);
  for (const [word] of text.matchAll(/[a-z]{2,}/g)) {
    for (let at = 1; at < word.length; at++)
      counts[26 * (word.charCodeAt(at - 1) - 97) + word.charCodeAt(at) - 97] += 1;
  }
  return counts;
}

function climb(start: readonly number[], pairs: Float64Array): { key: number[]; score: number } {
  const key = [...start];
  let score = scoreOf(key, pairs);
  for (let improved = true; improved; ) {
    improved = false;
    for (let a = 0; a < 25; a++) {
      for (let b = a + 1; b < 26; b++) {
        swap(key, a, b);
        const swapped = scoreOf(key, pairs);
        if (swapped > score) {
          score = swapped;
          improved = true;
        } else swap(key, a, b);
      }
    }
  }
  return { key, score };
}

function scoreOf(key: readonly number[], pairs: Float64Array): number {
  let score = 0;
  for (let a = 0; a < 26; a++) {
    for (let b = 0; b < 26; b++) {
      const count = pairs[26 * a + b];
      if (count > 0) score += count * followingLikelihood(key[a], key[b]);
    }
  }
  return score;
}

function shaken(key: readonly number[], below: (limit: number) => number): number[] {
  const other = [...key];
  for (let turn = 0; turn < 8; turn++) swap(other, below(26), below(26));
  return other;
}

function swap(key: number[], a: number, b: number): void {
  [key[a], key[b]] = [key[b], key[a]];
}
