import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLedger } from '../../../store/ledger/ledger.ts';
import type { AnswerOptions, ChatModel } from '../../chat-model.ts';
import type { Meter } from '../../meter.ts';
import { openModel } from '../../open-model.ts';
import { openVendor } from '../fixtures/open-vendor.ts';
import { type ScriptedServerOptions, startScriptedServer } from '../fixtures/scripted-server.ts';
import { vendorEnvironments } from '../fixtures/vendor-environments.ts';

const newBook = async (): Promise<string> =>
  join(await mkdtemp(join(tmpdir(), 'holdfast-keys-')), 'spending.jsonl');

async function meterOf(book: string): Promise<Meter> {
  const prices = { date: '2026-01-01', currency: 'USD', models: [] };
  return (await openLedger(book, { prices })).meter('base');
}

async function wave(model: ChatModel, options: AnswerOptions = {}): Promise<void> {
  const conversation = { messages: [{ role: 'user' as const, content: 'Wave.' }] };
  for await (const _ of model.answer([conversation], options));
}

/** A server, and the keys that come with one question as often as it is asked by a start that keeps the book. */
async function startKeyed(script: ScriptedServerOptions['script'] = () => ({ text: 'No.' })) {
  const server = await startScriptedServer({ script });
  onTestFinished(() => server.close());
  return async (book: string, options?: AnswerOptions): Promise<unknown[]> => {
    const before = server.received.length;
    await wave(await openModel(`${server.url}#m`, { meter: await meterOf(book) }), options);
    return server.received.slice(before).map(({ headers }) => headers['idempotency-key']);
  };
}

test('a request has the same key in every start that keeps the same book, and another in another book', async () => {
  const keysIn = await startKeyed();
  const book = await newBook();
  const [key] = await keysIn(book);
  expect(key).toMatch(/^[0-9a-f]{32}$/);
  expect(await keysIn(book)).toEqual([key]);
  expect(await keysIn(book, { seed: 1 })).not.toEqual([key]);
  expect(await keysIn(await newBook())).not.toEqual([key]);
});

test('a request of unknown outcome is sent again under its key, and one whose reply was none under another', async () => {
  const tearing = await startKeyed(({ times }) =>
    times === 1 ? { kind: 'torn', text: 'N' } : { text: 'No.' },
  );
  const [torn, again] = await tearing(await newBook());
  expect(again).toBe(torn);
  const failing = await startKeyed(({ times }) =>
    times === 1 ? { kind: 'status', status: 503 } : { text: 'No.' },
  );
  const [failed, anew] = await failing(await newBook());
  expect(anew).toMatch(/^[0-9a-f]{32}$/);
  expect(anew).not.toBe(failed);
});

test('repetitions have keys of their own where the seed is refused', async () => {
  const error = { message: 'seed is not supported', param: 'seed' };
  const keysIn = await startKeyed(({ body }) =>
    'seed' in body ? { kind: 'status', status: 400, body: { error } } : { text: 'No.' },
  );
  const book = await newBook();
  const keys = [...(await keysIn(book, { seed: 1 })), ...(await keysIn(book, { seed: 2 }))];
  expect(new Set(keys).size).toBe(4);
});

test('a vendor that is known not to honour keys is sent none', async () => {
  const usage = { input_tokens: 3, output_tokens: 2 };
  const reply = {
    type: 'message',
    role: 'assistant',
    content: [{ type: 'text', text: 'No.' }],
    stop_reason: 'end_turn',
    usage,
  };
  const { model, requests } = await openVendor(
    'anthropic:m',
    (url) => vendorEnvironments.anthropic(url, 'a key'),
    () => ({ body: reply }),
    { meter: await meterOf(await newBook()) },
  );
  await wave(model);
  expect(requests.map(({ headers }) => headers['idempotency-key'])).toEqual([undefined]);
});
