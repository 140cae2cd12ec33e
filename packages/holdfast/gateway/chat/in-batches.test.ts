import { expect, test } from 'vitest';
import { inBatches } from './in-batches.ts';

/** Work that ends when it is let go, or nobody waits for it. */
function heldWork() {
  const batches: { items: readonly string[]; signal: AbortSignal; end: () => void }[] = [];
  async function* work(
    items: readonly string[],
    signal: AbortSignal,
  ): AsyncGenerator<{ index: number; part: string } | { index: number; result: string }> {
    await new Promise<void>((resolve, reject) => {
      batches.push({ items, signal, end: resolve });
      signal.addEventListener('abort', () => reject(signal.reason));
    });
    for (const [index, item] of items.entries()) {
      yield { index, part: `${item}, in part` };
      yield { index, result: item.toUpperCase() };
    }
  }
  const request = inBatches({ work, keyOf: () => '', silent: () => new Error('nothing'), mostWaiting: 3 });
  const underWay = async (count: number): Promise<void> => {
    while (batches.length < count) await new Promise((resolve) => setImmediate(resolve));
  };
  return { batches, request, underWay };
}

test('what arrives while a batch is under way goes into the next one', async () => {
  const { batches, request, underWay } = heldWork();
  const first = request('a');
  await underWay(1);
  const parts: string[] = [];
  const others = [request('b', { onPart: (part) => parts.push(part) }), request('c')];
  batches[0].end();
  await underWay(2);
  batches[1].end();
  expect(await Promise.all([first, ...others])).toEqual(['A', 'B', 'C']);
  expect(batches.map(({ items }) => items)).toEqual([['a'], ['b', 'c']]);
  expect(parts).toEqual(['b, in part']);
});

test('a request beyond those that may wait is refused at once', async () => {
  const { batches, request, underWay } = heldWork();
  const taken = [request('a')];
  await underWay(1);
  taken.push(request('b'), request('c'), request('d'));
  await expect(request('e')).rejects.toMatchObject({ code: 'busy' });
  batches[0].end();
  await underWay(2);
  batches[1].end();
  expect(await Promise.all(taken)).toEqual(['A', 'B', 'C', 'D']);
});

test('work ends when the last one who waited for it leaves, and others are not kept from theirs', async () => {
  const { batches, request, underWay } = heldWork();
  const gone = new AbortController();
  const later = new AbortController();
  const [first, second] = [
    request('a', { signal: gone.signal }).catch((error: unknown) => error),
    request('b', { signal: later.signal }).catch((error: unknown) => error),
  ];
  await underWay(1);
  const waiting = new AbortController();
  const third = request('c', { signal: waiting.signal }).catch((error: unknown) => error);
  const fourth = request('d');
  waiting.abort('left while waiting');
  gone.abort('left');
  expect(await first).toBe('left');
  expect(batches[0].signal.aborted).toBe(false);
  later.abort('left too');
  expect([await second, await third]).toEqual(['left too', 'left while waiting']);
  expect(batches[0].signal.aborted).toBe(true);
  await underWay(2);
  batches[1].end();
  expect(await fourth).toBe('D');
  expect(batches[1].items).toEqual(['d']);
});
