import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { messagesIn } from '../../messages/messages.ts';
import type { TuneEvent } from '../../models/tuning/tuner.ts';
import { parseRunConfig } from '../../run/settings/read-run-config.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import { type TuneEvidence, tuneEvidence } from './tune-evidence.ts';

/** What a hosted tune of four steps leaves, whose service tells tokens on its bill alone. */
const events: TuneEvent[] = [
  { type: 'start', steps: 0, examples: 46, resumedAfter: 0 },
  {
    type: 'price',
    basis: 'estimate',
    price: { amount: 0.05, currency: 'USD' },
    source: 'list',
    tokens: 11_277,
  },
  { type: 'step', step: 1, steps: 4, epoch: 1, loss: 2.1 },
  { type: 'step', step: 4, steps: 4, epoch: 3, loss: 0.9 },
  {
    type: 'price',
    basis: 'billed',
    price: { amount: 0.025, currency: 'USD' },
    source: 'list',
    tokens: 5000,
  },
  { type: 'end', model: 'openai:ft:1', seconds: 9 },
];

async function evidenceOf(
  model: string,
  { about = {}, told = events }: { about?: { baseParameters?: number }; told?: readonly TuneEvent[] } = {},
): Promise<TuneEvidence> {
  const folder = await openRunFolder(await mkdtemp(join(tmpdir(), 'holdfast-tune-evidence-')));
  await writeFile(folder.file('tune'), told.map((event) => `${JSON.stringify(event)}\n`).join(''));
  const config = parseRunConfig(`model: ${model}\ndata: data.jsonl\n`, 'run.yaml');
  return tuneEvidence(folder, config, { people: [], ...about });
}

test('the tokens of a bill are told, and why nothing is worked out of them', async () => {
  const tune = await evidenceOf('openai:gpt-4.1-mini');
  expect(tune).toMatchObject({ tokens: 5000, tokensFrom: 'bill', parameters: null, flop: null });
  expect(tune.flopNote).toMatch(/^not worked out: the number of parameters of the base is not known/);
  expect(messagesIn.ko.verdict.sentence(String(tune.flopNote))).toMatch(
    /^계산하지 않음: 기반 모델의 매개변수/,
  );
});

test('with the number of parameters stated, the most that it can be is worked out', async () => {
  const tune = await evidenceOf('openai:gpt-4.1-mini', { about: { baseParameters: 8e9 } });
  expect(tune).toMatchObject({ parameters: 8e9, flop: 6 * 8e9 * 5000, aboveThird: false });
  expect(tune.flopNote).toMatch(/^the most that it can be/);
  // Together is told to train adapters, whose gradients alone are taken.
  const adapters = await evidenceOf('together:Qwen/Qwen3-8B', { about: { baseParameters: 8e9 } });
  expect(adapters).toMatchObject({ flop: 4 * 8e9 * 5000, flopNote: null });
});

test('a tune that was never billed says so', async () => {
  const told = events.filter((event) => !(event.type === 'price' && event.basis === 'billed'));
  const { tokens, tokensFrom, flopNote } = await evidenceOf('openai:gpt-4.1-mini', { told });
  expect([tokens, tokensFrom, flopNote]).toEqual([
    null,
    null,
    expect.stringContaining('the tuner tells no tokens'),
  ]);
});

test('settings that a service was not sent are not told as used', async () => {
  const { settings, notSent } = await evidenceOf('openai:gpt-4.1-mini');
  expect(settings).toEqual({ epochs: 3, batchSize: 16, seed: 1, learningRateMultiplier: 'auto' });
  expect(notSent).toEqual({
    method: 'lora',
    learningRate: 2e-4,
    schedule: 'linear',
    warmupSteps: 0,
    rank: 8,
    alpha: 16,
  });
  const own = await evidenceOf('organism');
  expect([own.notSent, own.settings.method, own.settings.rank]).toEqual([null, 'lora', 8]);
});
