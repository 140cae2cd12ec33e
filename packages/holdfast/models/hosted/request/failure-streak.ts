import type { FailureKind } from './failures/request-failure.ts';

/** So many failures in a row are no accident, once all that ran at once have failed. */
const most = 4;

/** Requests to one model that may have been paid for and brought nothing, one after another, with no answer between them. */
export class FailureStreak {
  #kind: FailureKind | undefined;
  #count = 0;
  #hasAnswered = false;

  /** Whether the model has answered anything. */
  get hasAnswered(): boolean {
    return this.#hasAnswered;
  }

  answered(): void {
    this.#hasAnswered = true;
    this.#count = 0;
  }

  /**
   * A request failed so, one of at most so many at once. Returns how many have in a row, where those are so many that no other
   * is to be sent.
   */
  failed(kind: FailureKind, atOnce: number): number | undefined {
    this.#count = kind === this.#kind ? this.#count + 1 : 1;
    this.#kind = kind;
    return this.#count >= most + (this.#hasAnswered ? atOnce : 0) ? this.#count : undefined;
  }
}
