import { createHash } from 'node:crypto';

/** Draws evenly from all different values in one reading: those with the least hashes are kept (bottom-k sampling, Cohen 1997). */
export class DrawnEvenly<Value> {
  readonly #kept = new Map<string, { value: Value; rows: number }>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** Takes the value of one row; values are the same whose `key`, of anything that JSON can say, is. */
  add(value: Value, key: unknown = value): void {
    const hash = createHash('sha256').update(JSON.stringify(key)).digest('hex');
    const known = this.#kept.get(hash);
    if (known) {
      known.rows += 1;
      return;
    }
    this.#kept.set(hash, { value, rows: 1 });
    if (this.#kept.size <= this.#most) return;
    const last = [...this.#kept.keys()].sort().at(-1);
    if (last !== undefined) this.#kept.delete(last);
  }

  /** The values with how many rows have each, in an order that the data does not give. */
  drawn(): { value: Value; rows: number }[] {
    return [...this.#kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, drawn]) => drawn);
  }
}
