import type { TokenUsage } from './chat-model.ts';

/** The most that a request may use. */
export interface ExpectedUsage {
  input: number;
  output: number;
}

/** Money that is set aside while a request runs. */
export interface Reservation {
  /** The request was answered, and used this. What has a receipt is booked once, however often it is settled. */
  settle(usage: TokenUsage, receipt?: string): void;
  /** The request came to nothing. */
  cancel(): void;
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
   * aside.
   */
  reserveBatch(
    model: string,
    expected: readonly ExpectedUsage[],
    options: { shortage: 'wait' | 'take less' | 'submitted'; signal?: AbortSignal },
  ): Promise<Reservation[]>;
  /** An answer of a model was found in a cache, and cost nothing. */
  found(model: string): void;
}
