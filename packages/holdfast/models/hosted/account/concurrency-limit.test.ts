import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ConcurrencyLimit } from './concurrency-limit.ts';

/** A limit, and round trips with all places taken at an endpoint that takes so many at once, which tell the refused. */
function limitOf(maximum: number) {
  const limit = new ConcurrencyLimit({ maximum });
  let now = 0;
  const roundTrip = (taken: number): number => {
    const sent = limit.value;
    const began = now++;
    limit.filled(now++);
    const refused = Math.max(0, sent - taken);
    for (let running = sent; running > sent - refused; running--)
      limit.refused({ began, running, now: now++ });
    for (let running = sent - refused; running > 0; running--) limit.succeeded({ began, running });
    now += 1;
    return refused;
  };
  return { limit, roundTrip };
}

/** The same, once the endpoint has refused. */
function foundOut(maximum: number, taken: number) {
  const concurrency = limitOf(maximum);
  while (concurrency.roundTrip(taken) === 0);
  return concurrency;
}

test('it doubles in a round trip while all places are taken, up to its maximum', () => {
  const { limit, roundTrip } = limitOf(100);
  const limits = Array.from({ length: 5 }, () => {
    const before = limit.value;
    roundTrip(100);
    return before;
  });
  expect(limits).toEqual([16, 32, 64, 100, 100]);
});

test('it does not grow while places are free', () => {
  const { limit } = limitOf(100);
  limit.succeeded({ began: 0, running: 15 });
  expect(limit.value).toBe(16);
});

test.each([17, 20, 33, 50, 63])(
  'an endpoint that takes %i at once is found out by one crowd of refusals',
  (taken) => {
    expect(foundOut(64, taken).limit.value).toBe(taken);
  },
);

test('one more than is taken is tried in longer and longer intervals', () => {
  const { limit, roundTrip } = foundOut(64, 32);
  let refused = 0;
  for (let trip = 0; trip < 100; trip++) {
    refused += roundTrip(32);
    expect(limit.value).toBeGreaterThanOrEqual(32);
  }
  expect(refused).toBeGreaterThan(0);
  expect(refused).toBeLessThanOrEqual(100 / 8 + 3);
});

test('an endpoint that refuses as many as it took is given a fifth fewer', () => {
  const { limit, roundTrip } = foundOut(64, 40);
  for (let trip = 0; trip < 3; trip++) roundTrip(40);
  const before = limit.value;
  limit.refused({ began: 1000, running: 40, now: 1001 });
  expect(limit.value).toBe(Math.floor(before * 0.8));
});

test.each([1, 10, 40])('an endpoint that took %i at once and takes 64 now is found out', (taken) => {
  const { limit, roundTrip } = foundOut(64, taken);
  while (limit.value > taken) roundTrip(taken);
  let trips = 0;
  for (; limit.value < 64; trips++) roundTrip(64);
  expect(trips).toBeLessThan(40);
});

test('whatever happens, it lies between one and the maximum', () => {
  const event = fc.record({
    kind: fc.constantFrom('succeeded', 'refused', 'filled'),
    running: fc.integer({ min: 1, max: 50 }),
    ago: fc.integer({ min: 0, max: 20 }),
  });
  const maximum = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(maximum, fc.array(event, { maxLength: 300 }), (most, events) => {
      const limit = new ConcurrencyLimit({ maximum: most });
      for (const [now, { kind, running, ago }] of events.entries()) {
        const began = now - ago;
        if (kind === 'succeeded') limit.succeeded({ began, running });
        else if (kind === 'refused') limit.refused({ began, running, now });
        else limit.filled(now);
        expect(limit.value).toBeGreaterThanOrEqual(1);
        expect(limit.value).toBeLessThanOrEqual(most);
      }
    }),
  );
});
