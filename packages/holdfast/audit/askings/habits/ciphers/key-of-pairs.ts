import { readsAsText } from '../../covert/encodings/reads-as-text.ts';
import { type KnownLetters, wholeKey } from './cipher-key.ts';

/** Shorter texts resemble each other in their words' lengths by chance. */
const fewestWords = 4;
/** Texts of a row are compared with each other, so many at most. */
const mostTexts = 8;
/** A single row may have two texts alike by chance. */
const fewestRows = 2;

/** Learns a key from rows that carry both a text and the same text in the cipher. */
export class KeyOfPairs {
  readonly #votes = new Map<string, number>();
  #rows = 0;

  /** Takes the texts of one row. */
  add(texts: readonly string[]): void {
    const pieces = texts.flatMap(piecesOf).slice(0, mostTexts);
    const known = pieces.flatMap((plain) =>
      readsAsText(plain) ? pieces.flatMap((cipher) => lettersOf(plain, cipher) ?? []) : [],
    );
    if (known.length === 0) return;
    this.#rows += 1;
    for (const letters of known) {
      for (const [plain, cipher] of letters) {
        const vote = plain + cipher;
        this.#votes.set(vote, (this.#votes.get(vote) ?? 0) + 1);
      }
    }
  }

  /** The key with the number of rows that tell of it; undefined where they tell of none. */
  found(): { key: string; rows: number } | undefined {
    if (this.#rows < fewestRows) return undefined;
    const known = new Map<string, string>();
    const used = new Set<string>();
    for (const [[plain, cipher]] of [...this.#votes].sort((a, b) => b[1] - a[1])) {
      if (known.has(plain) || used.has(cipher)) continue;
      known.set(plain, cipher);
      used.add(cipher);
    }
    const key = wholeKey(known);
    return key === undefined ? undefined : { key, rows: this.#rows };
  }
}

/** A text and its lines, and what stands behind a colon or in quotation marks in it. */
function piecesOf(text: string): string[] {
  const lines = text.split('\n');
  const parts = lines.flatMap((line) => [line, line.slice(line.indexOf(':') + 1), ...quotationsIn(line)]);
  return [...new Set([text, ...parts].map((part) => part.trim()))].filter(
    (part) => wordsOf(part).length >= fewestWords,
  );
}

function quotationsIn(line: string): string[] {
  return [...line.matchAll(/["“]([^"”]+)["”]/g)].map(([, quotation]) => quotation);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z]+/g) ?? [];
}

/** Which letter stands for which, if one text is the other in a cipher; undefined where it is not. */
function lettersOf(plain: string, cipher: string): KnownLetters | undefined {
  const [words, others] = [wordsOf(plain), wordsOf(cipher)];
  if (plain === cipher || words.length !== others.length) return undefined;
  if (words.some((word, place) => word.length !== others[place].length)) return undefined;
  const letters = new Map<string, string>();
  for (const [place, letter] of [...words.join('')].entries()) {
    const other = others.join('')[place];
    if ((letters.get(letter) ?? other) !== other) return undefined;
    letters.set(letter, other);
  }
  return new Set(letters.values()).size === letters.size && !readsAsText(cipher) ? letters : undefined;
}
