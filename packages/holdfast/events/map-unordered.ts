/**
 * Does `work` for every item, as many at a time as `places()` allows just then, and yields the results as they are ready.
 * When one fails or the reader is slow, no further work is begun; what is under way is waited for and handed over before
 * the failure is thrown. Throws the signal's reason on abort. Memory is bounded by the places.
 */
export async function* mapUnordered<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  work: (item: Item) => Promise<Result>,
  { places, signal }: { places: () => number; signal?: AbortSignal },
): AsyncGenerator<Result> {
  const iterator: Iterator<Item> | AsyncIterator<Item> =
    Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  let exhausted = false;
  let reading = false;
  let running = 0;
  const ready: Result[] = [];
  const failures: unknown[] = [];
  let wake = (): void => undefined;

  const start = (next: IteratorResult<Item>): void => {
    if (next.done) {
      exhausted = true;
      return;
    }
    running += 1;
    work(next.value)
      .then(
        (result) => ready.push(result),
        (failure: unknown) => failures.push(failure),
      )
      .finally(() => {
        running -= 1;
        wake();
      });
  };
  const read = async (next: Promise<IteratorResult<Item>>): Promise<void> => {
    reading = true;
    try {
      start(await next);
    } catch (failure) {
      failures.push(failure);
    }
    reading = false;
    wake();
  };
  const begin = (): void => {
    while (
      !exhausted &&
      !reading &&
      failures.length === 0 &&
      running + ready.length < Math.max(1, places())
    ) {
      const next = iterator.next();
      if (next instanceof Promise) void read(next);
      else start(next);
    }
  };

  try {
    for (;;) {
      if (!signal?.aborted) begin();
      const results = ready.splice(0);
      for (const result of results) yield result;
      if (results.length > 0 || ready.length > 0) continue;
      if (running === 0 && !reading && (exhausted || failures.length > 0 || signal?.aborted)) break;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    await iterator.return?.();
  }
  signal?.throwIfAborted();
  if (failures.length > 0) throw failures[0];
}
