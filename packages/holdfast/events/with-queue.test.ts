import { createEventQueue } from '@holdfast/engine';
import { expect, test } from 'vitest';
import { withQueue } from './with-queue.ts';

test('what is put in from within a stream is read with it, and before what the stream throws', async () => {
  const queue = createEventQueue<string>();
  async function* work(): AsyncGenerator<string> {
    queue.put('begun');
    yield 'first';
    queue.put('last word');
    throw new Error('broke off');
  }
  const seen: string[] = [];
  const reading = async (): Promise<void> => {
    for await (const event of withQueue(queue, work())) seen.push(event);
  };
  await expect(reading()).rejects.toThrow('broke off');
  expect(seen.sort()).toEqual(['begun', 'first', 'last word']);
});

test('a reader that leaves early ends the stream and waits for nothing', async () => {
  let ended = false;
  async function* work(): AsyncGenerator<number> {
    try {
      for (let number = 0; ; number++) yield number;
    } finally {
      ended = true;
    }
  }
  for await (const number of withQueue(createEventQueue<number>(), work())) if (number === 2) break;
  expect(ended).toBe(true);
});
