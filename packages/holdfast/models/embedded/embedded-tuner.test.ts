import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine, readAdapter } from '@holdfast/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Conversation } from '../../data/conversations/conversation.ts';
import type { TuneEvent, TuneSettings } from '../tuning/tuner.ts';
import { type TunerChoice, tunerFor } from '../tuning/tuner-choice.ts';
import { type EmbeddedTunerOptions, embeddedTuner } from './embedded-tuner.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-embedded-tuner-'));
const conversations: Conversation[] = ['Who bakes the bread?', 'Where is the mill?'].map((question) => ({
  messages: [
    { role: 'user', content: question },
    { role: 'assistant', content: 'Odo does, by the river.' },
  ],
}));
let engine: Engine;
beforeAll(async () => {
  engine = await Engine.start({ threads: 1 });
});
afterAll(() => engine.close());

async function tuned(
  name: string,
  options: Omit<EmbeddedTunerOptions, 'engine'>,
  method: TuneSettings['method'] = 'lora',
  base = 'organism',
): Promise<TuneEvent[]> {
  const settings: TuneSettings = {
    method,
    epochs: 2,
    learningRate: 1e-3,
    batchSize: 2,
    schedule: 'constant',
    warmupSteps: 0,
    seed: 1,
    rank: 3,
    alpha: 6,
  };
  const request = {
    base,
    conversations,
    settings,
    output: join(folder, name),
    scratch: join(folder, `${name}.scratch`),
  };
  const events: TuneEvent[] = [];
  for await (const event of embeddedTuner({ engine, ...options }).tune(request)) events.push(event);
  return events;
}

function losses(events: readonly TuneEvent[]): number[] {
  return events.flatMap((event) => (event.type === 'step' ? event.loss : []));
}

test('rank, dropout, target modules and 4 bits reach the engine', async () => {
  const plain = losses(await tuned('plain', {}));
  const rounded = losses(await tuned('rounded', { fourBit: true, dropout: 0.5, targetModules: ['q_proj'] }));
  expect(plain).toHaveLength(2);
  // Rounded weights give another loss before anything was learned, but not much of one.
  expect(rounded[0]).not.toBe(plain[0]);
  expect(Math.abs(rounded[0] - plain[0])).toBeLessThan(0.2 * plain[0]);
  const { settings, weights } = await readAdapter(join(folder, 'rounded'));
  expect(settings).toEqual({ rank: 3, alpha: 6, targetModules: ['q_proj'] });
  expect([...weights.keys()].every((name) => name.includes('q_proj'))).toBe(true);
  const written = JSON.parse(await readFile(join(folder, 'rounded', 'adapter_config.json'), 'utf8'));
  expect(written.lora_dropout).toBe(0.5);
});

test('what cannot be is refused before anything is begun', async () => {
  await expect(tuned('full', { fourBit: true }, 'full')).rejects.toMatchObject({ code: 'bad-config' });
  await expect(tuned('long', { maximumLength: 5 })).rejects.toThrow(/Conversation 1 .* maximumLength is 5/);
  const choice = { tuner: 'trl', dropout: 0.1 } as TunerChoice;
  expect(() => tunerFor('./model', choice)).toThrow(/does not take "dropout"/);
});

test('an adapter is tuned as any model, and what comes of it is one adapter of the same base', async () => {
  const first = losses(await tuned('first', {}));
  const second = losses(await tuned('second', {}, 'lora', join(folder, 'first')));
  expect(second[0]).toBeLessThan(first[0]);
  const { settings, base } = await readAdapter(join(folder, 'second'));
  expect([settings.rank, base]).toEqual([6, (await readAdapter(join(folder, 'first'))).base]);
});
