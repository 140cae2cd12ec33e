import type { TokenUsage } from './chat-model.ts';

/** The most that a request may use. */
export interface ExpectedUsage {
  input: number;
  output: number;
}

/** A request of a batch, by an id that no other request of the run has; in a later start it is the same one. */
export interface BatchRequest extends ExpectedUsage {
  id: string;
}

/** Money that is set aside while a request runs; that it is, is on the disk. */
export interface Reservation {
  /** The request was answered, and used this. What is settled twice counts once. */
  settle(usage: TokenUsage): void;
  /** The request came to nothing, and is not paid for. */
  cancel(): void;
  /**
   * Nobody knows what came of the request, which failed in these words: the most that it may cost counts as spent, until a later
   * start settles it.
   */
  forfeit(failure?: string): void;
}

/** Keeps count of what hosted models cost, and stops them at a budget. */
export interface Meter {
  /**
   * Sets money aside for a request of a model, waiting while only requests under way stand against it. Throws
   * HoldfastError `over-budget` when the budget cannot bear it.
   */
  reserve(model: string, expected: ExpectedUsage, signal?: AbortSignal): Promise<Reservation>;
  /**
   * Sets money aside for the requests of a batch, at the price of batches, and returns the reservations of as many from
   * the first as the budget bears. With `wait` the first is waited for as `reserve` does, and HoldfastError `over-budget`
   * is thrown when not even that fits in. What was `submitted` in an earlier start is spent already: all of it is set
   * aside. Requests that an earlier start has set money aside for take that over.
   */
  reserveBatch(
    model: string,
    requests: readonly BatchRequest[],
    options: { shortage: 'wait' | 'take less' | 'submitted'; signal?: AbortSignal },
  ): Promise<Reservation[]>;
  /**
   * A key for a request for which money is set aside, by all that tells it from others: the same in every start that keeps
   * the same book, and in no other book.
   */
  keyOf(request: readonly unknown[]): string;
  /** An answer of a model was found in a cache, and cost nothing. */
  found(model: string): void;
}
