interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

const largestBatch = 64;

/**
 * Lets single requests share work that is done in batches: what arrives while a batch is under way goes into the next one.
 * Only items with the same key go together. A request fails with what `work` throws, or `silent()` where it yields nothing
 * for it; one item that cannot be done does not fail the others.
 */
export function inBatches<Item, Result>({
  work,
  keyOf,
  silent,
}: {
  work: (items: readonly Item[]) => AsyncIterable<{ index: number; result: Result }>;
  keyOf: (item: Item) => string;
  silent: () => Error;
}): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let busy = false;
  const doBatch = async (batch: readonly Waiting<Item, Result>[]): Promise<void> => {
    try {
      for await (const { index, result } of work(batch.map(({ item }) => item))) batch[index].resolve(result);
      for (const { reject } of batch) reject(silent());
    } catch (error) {
      if (batch.length === 1) batch[0].reject(error);
      else for (const one of batch) await doBatch([one]);
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
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!busy) void doAll();
    });
}
