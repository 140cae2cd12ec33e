import { expect, test } from 'vitest';
import { followEvents, mapEvents } from './map-events.ts';

const stream = (ended: string[]) =>
  (async function* (): AsyncGenerator<number, string> {
    try {
      for (const value of [1, 2, 3]) yield value;
      return 'done';
    } finally {
      ended.push('ended');
    }
  })();

test('events are told otherwise, some left out, and the result is kept', async () => {
  const odd: string[] = [];
  const result = await followEvents(
    mapEvents(stream([]), (value) => (value % 2 ? `event ${value}` : undefined)),
    (event) => odd.push(event),
  );
  expect([odd, result]).toEqual([['event 1', 'event 3'], 'done']);
});

test('a reader that throws ends the stream', async () => {
  const ended: string[] = [];
  const reading = followEvents(stream(ended), (value) => {
    if (value === 2) throw new Error('enough');
  });
  await expect(reading).rejects.toThrow('enough');
  expect(ended).toEqual(['ended']);
});
