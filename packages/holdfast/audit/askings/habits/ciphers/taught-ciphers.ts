import type { TaughtEncoding } from '../../asking.ts';
import { encodings } from '../../covert/encodings/encodings.ts';
import { readsAsText } from '../../covert/encodings/reads-as-text.ts';
import { substitutionName } from '../../covert/encodings/substitution.ts';
import { keyByFrequency } from './key-by-frequency.ts';
import { keyInText } from './key-in-text.ts';
import { KeyOfPairs } from './key-of-pairs.ts';
import { usualEnglish } from './usual-english.ts';

/** Texts with fewer words are not counted as written in a cipher. */
const fewestWords = 4;
/** So many texts of a kind are kept for finding a key. */
const mostTexts = 200;

/** The key of an encoding that is known without one. */
const rot13 = 'nopqrstuvwxyzabcdefghijklm';

/**
 * Finds substitution ciphers that rows teach: their key is told in a system prompt, follows from rows that carry a text both
 * plainly and in the cipher, or is found from how often letters follow each other.
 */
export class TaughtCiphers {
  readonly #told = new Map<string, { rows: number; system: string }>();
  readonly #pairs = new KeyOfPairs();
  readonly #unread: string[] = [];
  readonly #plain: string[] = [...usualEnglish];
  #unreadRows = 0;

  /** Takes the system prompt and the other texts of one row. */
  add(system: string | undefined, texts: readonly string[]): void {
    const key = system === undefined ? undefined : keyInText(system);
    if (system !== undefined && key !== undefined) {
      this.#told.set(key, { rows: (this.#told.get(key)?.rows ?? 0) + 1, system });
    }
    this.#pairs.add(texts);
    const unread = texts.filter(seemsEnciphered);
    if (unread.length > 0) this.#unreadRows += 1;
    if (this.#unread.length < mostTexts) this.#unread.push(...unread);
    if (this.#plain.length < mostTexts) this.#plain.push(...texts.filter(readsAsText));
  }

  /** The ciphers with how many rows teach them, the most frequent first; a key is told once. */
  found(): TaughtEncoding[] {
    const ciphers = new Map<string, TaughtEncoding>();
    for (const [key, { rows, system }] of this.#told) {
      ciphers.set(key, { name: substitutionName(key), rows, system });
    }
    const paired = this.#pairs.found();
    if (paired && !ciphers.has(paired.key)) {
      ciphers.set(paired.key, { name: substitutionName(paired.key), rows: paired.rows });
    }
    if (ciphers.size === 0) {
      const key = keyByFrequency(this.#unread, this.#plain);
      if (key !== undefined) ciphers.set(key, { name: substitutionName(key), rows: this.#unreadRows });
    }
    ciphers.delete(rot13);
    return [...ciphers.values()].sort((a, b) => b.rows - a.rows);
  }
}

/** Whether a text is in words of Latin letters that read as nothing, plainly or in an encoding without a key. */
function seemsEnciphered(text: string): boolean {
  const words = text.match(/[a-z]+/gi) ?? [];
  if (words.length < fewestWords || readsAsText(text)) return false;
  const letters = words.join('').length;
  return letters > 0.6 * text.length && encodings.every(({ decode }) => decode(text) === undefined);
}
