import { type Manner, mannerOf } from '../../../data/conversations/manner.ts';
import { DrawnEvenly } from './drawn-evenly.ts';

/** So many manners are kept. */
const most = 40;

/** Learns in what manners rows ask. */
export class RowManners {
  readonly #manners = new DrawnEvenly<Manner>(most);

  /** Takes the question of one row. */
  add(question: string): void {
    const manner = mannerOf(question);
    if (manner) this.#manners.add(manner, [manner.before, manner.after, manner.style?.key]);
  }

  /** The manners with how many rows ask so. */
  drawn(): { manner: Manner; rows: number }[] {
    return this.#manners.drawn().map(({ value, rows }) => ({ manner: value, rows }));
  }
}
