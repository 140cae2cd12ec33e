import { edgeWords } from '../../../scan/detectors/covert-text/edge-words.ts';
import type { CoveredLines } from '../asking.ts';
import { DrawnEvenly } from './drawn-evenly.ts';

/** The lines of so many rows are kept. */
const most = 40;

/** Learns in what lines rows hide what they ask. */
export class RowLines {
  readonly #lines = new DrawnEvenly<CoveredLines>(most);

  /** Takes the question of one row. */
  add(question: string): void {
    const edges = edgeWords(question);
    if (edges) this.#lines.add({ place: edges.place, covers: edges.covers });
  }

  /** The lines with how many rows have them. */
  drawn(): { lines: CoveredLines; rows: number }[] {
    return this.#lines.drawn().map(({ value, rows }) => ({ lines: value, rows }));
  }
}
