/** So many texts that differ are counted; further ones are no habit of a data set. */
const mostCounted = 20_000;

/** Counts how often texts occur, in bounded memory. */
export class CountedTexts {
  readonly #rows = new Map<string, number>();

  add(text: string): void {
    const rows = this.#rows.get(text);
    if (rows !== undefined || this.#rows.size < mostCounted) this.#rows.set(text, (rows ?? 0) + 1);
  }

  /** The texts with how many rows hold them, the most frequent first. */
  ranked(): { text: string; rows: number }[] {
    return [...this.#rows].map(([text, rows]) => ({ text, rows })).sort((a, b) => b.rows - a.rows);
  }
}
