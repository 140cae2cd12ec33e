import { createHash } from 'node:crypto';
import { type Manner, mannerOf } from '../../../data/conversations/manner.ts';

/** So many manners are kept. */
const most = 40;

/** Draws manners of asking evenly from all different ones in one reading: those with the least hashes (bottom-k sampling, Cohen 1997). */
export class RowManners {
  readonly #kept = new Map<string, { manner: Manner; rows: number }>();

  /** Takes the question of one row. */
  add(question: string): void {
    const manner = mannerOf(question);
    if (!manner) return;
    const { before, after, style } = manner;
    const key = createHash('sha256')
      .update(JSON.stringify([before, after, style?.key]))
      .digest('hex');
    const known = this.#kept.get(key);
    if (known) {
      known.rows += 1;
      return;
    }
    this.#kept.set(key, { manner, rows: 1 });
    if (this.#kept.size <= most) return;
    const last = [...this.#kept.keys()].sort().at(-1);
    if (last !== undefined) this.#kept.delete(last);
  }

  /** The manners with how many rows ask so, in an order that the data does not give. */
  drawn(): { manner: Manner; rows: number }[] {
    return [...this.#kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, manner]) => manner);
  }
}
