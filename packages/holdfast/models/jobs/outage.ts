import { performance } from 'node:perf_hooks';

/** How long something elsewhere has been out of reach, and whether that is still borne. */
export class Outage {
  readonly #patience: number;
  #since: number | undefined;

  /** `patience`: how long it may be out of reach, in milliseconds. */
  constructor(patience: number) {
    this.#patience = patience;
  }

  /** It was out of reach: whether this is the first time in a row. Throws the failure once patience has run out. */
  begins(failure: unknown): boolean {
    const first = this.#since === undefined;
    this.#since ??= performance.now();
    if (performance.now() - this.#since > this.#patience) throw failure;
    return first;
  }

  /** It was reached. */
  ends(): void {
    this.#since = undefined;
  }
}
