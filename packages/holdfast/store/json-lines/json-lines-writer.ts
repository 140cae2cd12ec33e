import { appendJsonLines } from './json-lines.ts';

/**
 * Appends values to a JSONL file as soon as they come: what comes during one write goes out together in the next, so that
 * a kill loses no more than a moment's worth and a crowd of values costs few writes.
 */
export class JsonLinesWriter<Value> {
  readonly #path: string;
  readonly #sync: boolean;
  #waiting: Value[] = [];
  /** The write that the waiting values go out in. */
  #next: Promise<void> | undefined;
  #last: Promise<void> = Promise.resolve();
  #failure: { error: unknown } | undefined;

  /** `sync`: what is written is on the disk, not only with the system. */
  constructor(path: string, { sync = false }: { sync?: boolean } = {}) {
    this.#path = path;
    this.#sync = sync;
  }

  /**
   * Takes a value; the promise is kept once it is written, and need not be waited for. Throws HoldfastError `storage` when
   * an earlier write failed.
   */
  add(value: Value): Promise<void> {
    if (this.#failure) throw this.#failure.error;
    this.#waiting.push(value);
    this.#next ??= this.#after(this.#last);
    return this.#next;
  }

  /** Waits until everything is written. Throws HoldfastError `storage` when the disk refuses. */
  async flush(): Promise<void> {
    while (this.#next) await this.#next.catch(() => undefined);
    await this.#last.catch(() => undefined);
    if (this.#failure) throw this.#failure.error;
  }

  #after(earlier: Promise<void>): Promise<void> {
    const write = earlier.then(() => {
      this.#next = undefined;
      this.#last = write;
      return appendJsonLines(this.#path, this.#waiting.splice(0), { sync: this.#sync });
    });
    // Whoever does not wait for it learns of a failure at the next value.
    write.catch((error: unknown) => {
      this.#failure ??= { error };
      this.#next = undefined;
    });
    return write;
  }
}
