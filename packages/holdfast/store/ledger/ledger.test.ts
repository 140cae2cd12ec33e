import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLedger } from './ledger.ts';

const prices = { date: '2026-01-01', currency: 'USD', models: [{ model: 'a:m', input: 1, output: 10 }] };
const place = async (): Promise<string> =>
  join(await mkdtemp(join(tmpdir(), 'holdfast-ledger-')), 'spending.jsonl');

test('requests are booked by step and model, and a restart goes on counting', async () => {
  const path = await place();
  const ledger = await openLedger(path, { prices });
  for (const step of ['base', 'tuned', 'tuned']) {
    (await ledger.meter(step).reserve('a:m', { input: 0, output: 0 })).settle({
      input: 1000,
      output: 100,
      reasoning: 50,
    });
  }
  (await ledger.meter('base').reserve('b:free', { input: 0, output: 0 })).settle({ input: 5, output: 5 });
  await ledger.flush();
  const again = await openLedger(path, { prices });
  expect(again.entries()).toEqual([
    { step: 'base', model: 'a:m', requests: 1, input: 1000, output: 100, reasoning: 50, cost: 0.002 },
    { step: 'tuned', model: 'a:m', requests: 2, input: 2000, output: 200, reasoning: 100, cost: 0.004 },
    { step: 'base', model: 'b:free', requests: 1, input: 5, output: 5, cost: null },
  ]);
  expect(again.spent()).toBeCloseTo(0.006, 12);
});

test('the budget is never exceeded; what was set aside and not used is lent again', async () => {
  const ledger = await openLedger(await place(), { prices, budget: 0.01 });
  const meter = ledger.meter('base');
  const expected = { input: 0, output: 600 };
  const first = await meter.reserve('a:m', expected);
  let second = false;
  const waiting = meter.reserve('a:m', expected).then((reservation) => {
    second = true;
    return reservation;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(second).toBe(false);
  first.settle({ input: 0, output: 100 });
  (await waiting).settle({ input: 0, output: 600 });
  expect(ledger.spent()).toBeCloseTo(0.007, 12);
  await expect(meter.reserve('a:m', expected)).rejects.toMatchObject({
    code: 'over-budget',
    message: expect.stringMatching(
      /0.01 USD is used up \(0.0070 spent\): the next request may cost up to 0.0060/,
    ),
  });
  await expect(meter.reserve('b:m', expected)).rejects.toThrow(/No price is known for b:m/);
});

test('a model that costs more than was expected has more set aside from then on', async () => {
  const ledger = await openLedger(await place(), { prices, budget: 0.01 });
  const meter = ledger.meter('base');
  (await meter.reserve('a:m', { input: 0, output: 100 })).settle({ input: 0, output: 400 });
  (await meter.reserve('a:m', { input: 0, output: 100 })).settle({ input: 0, output: 400 });
  await expect(meter.reserve('a:m', { input: 0, output: 100 })).rejects.toMatchObject({
    code: 'over-budget',
  });
  expect(ledger.spent()).toBeCloseTo(0.008, 12);
});

test('what a killed process had sent counts as spent in the worst case, and a budget holds after any number of kills', async () => {
  const path = await place();
  const expected = { input: 0, output: 300 };
  for (let kill = 1; kill <= 3; kill++) {
    const ledger = await openLedger(path, { prices, budget: 0.01 });
    // Neither settled nor flushed: the process is gone after it has sent this.
    await ledger.meter('base').reserve('a:m', expected);
    expect(ledger.spent()).toBeCloseTo(0.003 * (kill - 1), 12);
  }
  const after = await openLedger(path, { prices, budget: 0.01 });
  expect(after.spent()).toBeCloseTo(0.009, 12);
  expect(after.entries()).toEqual([
    {
      step: 'base',
      model: 'a:m',
      requests: 0,
      input: 0,
      output: 0,
      cost: expect.closeTo(0.009),
      unsettled: 3,
    },
  ]);
  await expect(after.meter('base').reserve('a:m', expected)).rejects.toMatchObject({
    code: 'over-budget',
    message: expect.stringMatching(/up to 0\.0090 for requests of unknown outcome/),
  });
});

test('what a killed process had sent is valued by what its model is seen to cost later', async () => {
  const path = await place();
  const expected = { input: 0, output: 100 };
  await (await openLedger(path, { prices })).meter('base').reserve('a:m', expected);
  const after = await openLedger(path, { prices });
  (await after.meter('base').reserve('a:m', expected)).settle({ input: 0, output: 400 });
  expect(after.spent()).toBeCloseTo(0.004 + 0.004, 12);
});

test('a request that came to nothing is not spent, one of unknown outcome is', async () => {
  const path = await place();
  const ledger = await openLedger(path, { prices });
  const meter = ledger.meter('base');
  const expected = { input: 0, output: 100 };
  (await meter.reserve('a:m', expected)).cancel();
  (await meter.reserve('a:m', expected)).forfeit();
  expect(ledger.spent()).toBeCloseTo(0.001, 12);
  await ledger.flush();
  expect((await openLedger(path, { prices })).spent()).toBeCloseTo(0.001, 12);
});

test('a budget that failing requests used up says that the service failed, and of what, in a later start as well', async () => {
  const path = await place();
  const expected = { input: 0, output: 100 };
  const failing = {
    code: 'model-failed',
    message: expect.stringMatching(
      /^a:m: the answer broke off\. Requests that came to nothing may have cost up to 0\.0010 of the budget of 0\.0015 USD/,
    ),
  };
  const ledger = await openLedger(path, { prices, budget: 0.0015 });
  const meter = ledger.meter('base');
  (await meter.reserve('a:m', expected)).forfeit('the answer broke off');
  await expect(meter.reserve('a:m', expected)).rejects.toMatchObject(failing);
  await ledger.flush();
  const later = await openLedger(path, { prices, budget: 0.0015 });
  await expect(later.meter('base').reserve('a:m', expected)).rejects.toMatchObject(failing);
  expect([later.spent(), later.unanswered()]).toEqual([expect.closeTo(0.001), expect.closeTo(0.001)]);
});

test('a budget that answers used up is used up, whatever else failed', async () => {
  const ledger = await openLedger(await place(), { prices, budget: 0.0035 });
  const meter = ledger.meter('base');
  const expected = { input: 0, output: 100 };
  (await meter.reserve('a:m', expected)).forfeit('the answer broke off');
  for (let count = 0; count < 2; count++)
    (await meter.reserve('a:m', expected)).settle({ input: 0, output: 100 });
  expect(ledger.unanswered()).toBeCloseTo(0.001, 12);
  await expect(meter.reserve('a:m', { input: 0, output: 200 })).rejects.toMatchObject({
    code: 'over-budget',
  });
});

test('the requests of a batch are the same ones in a later start, and are booked once', async () => {
  const path = await place();
  const requests = ['k/1', 'k/2'].map((id) => ({ id, input: 0, output: 1000 }));
  const first = await openLedger(path, { prices, budget: 0.02 });
  await first.meter('base').reserveBatch('a:m', requests, { shortage: 'wait' });
  const second = await openLedger(path, { prices, budget: 0.02 });
  expect(second.spent()).toBeCloseTo(0.02, 12);
  const [one, two] = await second.meter('base').reserveBatch('a:m', requests, { shortage: 'submitted' });
  expect(second.spent()).toBe(0);
  one.settle({ input: 0, output: 100 });
  two.forfeit();
  await second.flush();
  const third = await openLedger(path, { prices, budget: 0.02 });
  const again = await third.meter('base').reserveBatch('a:m', requests, { shortage: 'submitted' });
  for (const reservation of again) reservation.settle({ input: 0, output: 100 });
  expect(third.spent()).toBeCloseTo(0.002, 12);
  expect(third.entries()).toMatchObject([{ requests: 2, output: 200 }]);
});

test.each([
  ['a line that is no JSON', () => 'x'],
  ['a line of zeros', (line: string) => '\0'.repeat(line.length)],
  ['a line without its cost', (line: string) => line.replace(/,"(cost|most)":[^}]*/, '')],
])('%s of the book costs nothing that was booked: each request stands in two lines', async (_, damage) => {
  const path = await place();
  const ledger = await openLedger(path, { prices });
  const meter = ledger.meter('base');
  for (let request = 0; request < 3; request++)
    (await meter.reserve('a:m', { input: 0, output: 100 })).settle({ input: 0, output: 100 });
  await ledger.flush();
  const lines = (await readFile(path, 'utf8')).split('\n').slice(0, -1);
  for (const damaged of lines.keys()) {
    const left = lines.map((line, index) => (index === damaged ? damage(line) : line));
    await writeFile(path, `${left.join('\n')}\n`);
    expect((await openLedger(path, { prices })).spent()).toBeCloseTo(0.003, 12);
  }
});
