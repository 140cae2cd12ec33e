/** How many requests run at once before anything is known of an endpoint's limits. */
const first = 16;

/** What a refusal leaves at least: where the limit was doubling, and where so many had been taken before. */
const leftOfDoubling = 0.5;
const leftOfTaken = 0.8;

/** Bounds of the round trips from one step up to the next. */
const shortestInterval = 1 / 4;
const longestInterval = 8;

/**
 * How many requests an endpoint is found to take at once. While all places are taken the limit doubles in a round trip,
 * until the endpoint first refuses; the requests that it does not refuse then are what it takes. From there the limit
 * grows by one in a round trip, in the longer intervals the more often just that one was refused, and the shorter ones the
 * more often it was taken. An endpoint that refuses as many as it took before is given a fifth fewer. Times are those of
 * one clock, whichever it is.
 */
export class ConcurrencyLimit {
  readonly #maximum: number;
  #limit: number;
  #doubling = true;
  #interval = 1;
  /** As many at once as were taken, and as were refused last. */
  #taken = 0;
  #refused = Number.POSITIVE_INFINITY;
  /** When it was cut last, and what that must leave. */
  #cutAt = Number.NEGATIVE_INFINITY;
  #left = 1;
  #filledAt = Number.NEGATIVE_INFINITY;

  constructor({ maximum }: { maximum: number }) {
    this.#maximum = maximum;
    this.#limit = Math.min(first, maximum);
  }

  get value(): number {
    return Math.floor(this.#limit);
  }

  /** All places are taken. */
  filled(now: number): void {
    this.#filledAt = now;
  }

  /** A request that began then was answered, one of so many that run. */
  succeeded({ began, running }: { began: number; running: number }): void {
    if (running < this.value && this.#filledAt < began) return;
    const before = this.value;
    this.#limit += this.#doubling ? 1 : 1 / (this.#limit * this.#interval);
    this.#limit = Math.min(this.#maximum, this.#limit);
    if (this.value === before) return;
    this.#taken = before;
    if (before < this.#refused) return;
    this.#interval = Math.max(shortestInterval, Math.min(1, this.#interval / 2));
  }

  /** A request that began then was refused, one of so many that run. */
  refused({ began, running, now }: { began: number; running: number; now: number }): void {
    if (began >= this.#cutAt) {
      this.#cut(running, now);
    } else {
      // One that was sent before the last cut tells no more than that one fewer was taken then.
      this.#limit = Math.max(this.#left, this.#limit - 1);
      this.#refused = Math.min(this.#refused, this.value + 1);
    }
    this.#taken = Math.min(this.#taken, this.value);
  }

  #cut(running: number, now: number): void {
    const isStep = running > this.#taken;
    this.#left = Math.max(1, this.#limit * (this.#doubling ? leftOfDoubling : leftOfTaken));
    this.#limit = isStep ? Math.max(this.#left, Math.min(this.#limit, running - 1)) : this.#left;
    this.#interval = isStep ? Math.min(longestInterval, Math.max(1, this.#interval) * 2) : 1;
    this.#doubling = false;
    this.#refused = running;
    this.#cutAt = now;
  }
}
