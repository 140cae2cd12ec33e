import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inParallel } from './in-parallel.ts';

async function* twoSteps(job: number, worker: string): AsyncGenerator<string> {
  yield `${worker} begins ${job}`;
  await setImmediate();
  yield `${worker} ends ${job}`;
}

async function collect<Event>(events: AsyncIterable<Event>): Promise<Event[]> {
  const all: Event[] = [];
  for await (const event of events) all.push(event);
  return all;
}

test('carries out every job once, never more at a time than there are workers', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 12 }), fc.integer({ min: 1, max: 5 }), async (count, workers) => {
      const jobs = Array.from({ length: count }, (_, index) => index + 1);
      let atOnce = 0;
      let most = 0;
      const events = await collect(
        inParallel({
          jobs,
          workers: Array.from({ length: workers }, (_, index) => `worker ${index}`),
          carryOut: async function* (job, worker) {
            most = Math.max(most, ++atOnce);
            yield* twoSteps(job, worker);
            atOnce--;
          },
        }),
      );
      const ended = events
        .filter((event) => event.includes('ends'))
        .map((event) => Number(event.split(' ').at(-1)));
      expect(ended.sort((one, other) => one - other)).toEqual(jobs);
      expect(events).toHaveLength(2 * count);
      expect(most).toBe(Math.min(count, workers));
    }),
    { numRuns: 30 },
  );
});

test('a job that throws ends the others, and its error comes out', async () => {
  let aborted = 0;
  const events = inParallel({
    jobs: [1, 2, 3],
    workers: ['one', 'two'],
    carryOut: async function* (job, _, signal) {
      yield job;
      if (job === 2) throw new Error('The second job broke.');
      while (!signal.aborted) await setImmediate();
      aborted++;
    },
  });
  await expect(collect(events)).rejects.toThrow('The second job broke.');
  expect(aborted).toBe(1);
});

test('an abort and an early stop of the reader both end the running jobs', async () => {
  const controller = new AbortController();
  let ended = 0;
  const endless = (signal?: AbortSignal) =>
    inParallel({
      jobs: [1, 2, 3],
      workers: ['one', 'two'],
      carryOut: async function* (job, _, jobSignal) {
        yield job;
        while (!jobSignal.aborted) await setImmediate();
        ended++;
      },
      signal,
    });
  await expect(async () => {
    for await (const _ of endless(controller.signal)) controller.abort(new Error('Enough.'));
  }).rejects.toThrow('Enough.');
  expect(ended).toBe(2);
  for await (const _ of endless()) break;
  expect(ended).toBe(4);
});
