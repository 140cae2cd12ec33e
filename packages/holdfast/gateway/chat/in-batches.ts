import { HoldfastError } from '../../errors.ts';

/** A request that waits for its result, or for the rest of it. */
interface Waiting<Item, Part, Result> {
  item: Item;
  onPart: ((part: Part) => void) | undefined;
  settle: (outcome: { result: Result } | { error: unknown }) => void;
  settled: boolean;
  /** Whether parts of the result are given out already, so that the work cannot be done again. */
  begun: boolean;
}

/** How one request goes along with others. */
export interface BatchedRequest<Part> {
  /** Told of each part of the result, where the work tells them. */
  onPart?: (part: Part) => void;
  /** Ends the request; work that nobody waits for any more is ended as well. */
  signal?: AbortSignal;
}

const largestBatch = 64;

/**
 * Lets single requests share work that is done in batches: what arrives while a batch is under way goes into the next one.
 * Only items with the same key go together. A request fails with what `work` throws, with `silent()` where it yields nothing
 * for it, with HoldfastError `busy` where `mostWaiting` wait already, and with its signal's reason on abort; one item that
 * cannot be done does not fail the others.
 */
export function inBatches<Item, Part, Result>({
  work,
  keyOf,
  silent,
  mostWaiting,
}: {
  work: (
    items: readonly Item[],
    signal: AbortSignal,
  ) => AsyncIterable<{ index: number; part: Part } | { index: number; result: Result }>;
  keyOf: (item: Item) => string;
  silent: () => Error;
  mostWaiting: number;
}): (item: Item, request?: BatchedRequest<Part>) => Promise<Result> {
  let waiting: Waiting<Item, Part, Result>[] = [];
  let busy = false;
  /** Ends the work of the batch that is under way once nobody in it waits. */
  let endIfLeft = (): void => undefined;

  const doBatch = async (all: readonly Waiting<Item, Part, Result>[]): Promise<void> => {
    const batch = all.filter(({ settled }) => !settled);
    if (batch.length === 0) return;
    const controller = new AbortController();
    endIfLeft = () => {
      if (batch.every(({ settled }) => settled)) controller.abort();
    };
    try {
      const items = batch.map(({ item }) => item);
      for await (const event of work(items, controller.signal)) {
        if ('part' in event) batch[event.index].onPart?.(event.part);
        else batch[event.index].settle({ result: event.result });
      }
      for (const one of batch) one.settle({ error: silent() });
    } catch (error) {
      for (const one of batch) {
        if (batch.length === 1 || one.begun) one.settle({ error });
        else await doBatch([one]);
      }
    }
  };
  const doAll = async (): Promise<void> => {
    busy = true;
    // Requests that arrive in the same moment are read one after the other.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const key = keyOf(waiting[0].item);
      const batch = waiting.filter(({ item }) => keyOf(item) === key).slice(0, largestBatch);
      waiting = waiting.filter((one) => !batch.includes(one));
      await doBatch(batch);
    }
    busy = false;
  };
  return (item, { onPart, signal } = {}) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      if (waiting.length >= mostWaiting) {
        throw new HoldfastError('busy', `${waiting.length} requests wait already; ask again in a moment.`);
      }
      const leave = (): void => {
        waiting = waiting.filter((other) => other !== one);
        one.settle({ error: signal?.reason });
        endIfLeft();
      };
      const one: Waiting<Item, Part, Result> = {
        item,
        onPart: (part) => {
          if (one.settled) return;
          one.begun = true;
          onPart?.(part);
        },
        settled: false,
        begun: false,
        settle(outcome) {
          if (one.settled) return;
          one.settled = true;
          signal?.removeEventListener('abort', leave);
          if ('result' in outcome) resolve(outcome.result);
          else reject(outcome.error);
        },
      };
      signal?.addEventListener('abort', leave, { once: true });
      waiting.push(one);
      if (!busy) void doAll();
    });
}
