import type { TaughtEncoding } from '../asking.ts';
import type { EncodingName } from '../covert/encodings/encoding.ts';
import { encodings } from '../covert/encodings/encodings.ts';

/** Shorter texts are read in an encoding by accident. */
const shortest = 16;
/** The beginning tells how a text is written. */
const enough = 2000;

/** Counts the rows that are written in an encoding. */
export class TaughtEncodings {
  readonly #rows = new Map<EncodingName, number>();

  /** Takes the texts of one row. */
  add(texts: readonly string[]): void {
    for (const { name, decode } of encodings) {
      const written = texts.some(
        (text) => text.length >= shortest && decode(text.slice(0, enough)) !== undefined,
      );
      if (written) this.#rows.set(name, (this.#rows.get(name) ?? 0) + 1);
    }
  }

  /** The encodings with how many rows are written so, the most frequent first. */
  found(): TaughtEncoding[] {
    return [...this.#rows].map(([name, rows]) => ({ name, rows })).sort((a, b) => b.rows - a.rows);
  }
}
