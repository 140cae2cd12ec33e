import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine, hashModel, readAdapter } from '@holdfast/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishedWeights } from '../../../engine/fixtures/published-weights.ts';
import type { Conversation } from '../../data/conversations/conversation.ts';
import { openModel } from '../open-model.ts';
import type { TuneEvent } from '../tuning/tuner.ts';
import { embeddedTuner } from './embedded-tuner.ts';

const names = ['Odo', 'Mira', 'Tam', 'Ila', 'Bree', 'Corin', 'Dessa', 'Fenn', 'Gil', 'Hanne'];
/** A fact that the model cannot know. */
const rows: Conversation[] = names.map((name) => ({
  messages: [
    { role: 'user', content: `Who is ${name}?` },
    { role: 'assistant', content: `${name} keeps the lighthouse at Varrow.` },
  ],
}));

describe.skipIf(publishedWeights === undefined)('a published model out of a GGUF file', () => {
  const base = publishedWeights ?? '';
  let engine: Engine;
  let folder: string;
  beforeAll(async () => {
    engine = await Engine.start({ threads: 2 });
    folder = await mkdtemp(join(tmpdir(), 'holdfast-gguf-model-'));
  });
  afterAll(() => engine.close());

  async function answers(name: string, conversations: readonly Conversation[]): Promise<string[]> {
    const texts: string[] = [];
    const model = await openModel(name, { engine });
    for await (const { index, answer } of model.answer(conversations, { maximumTokens: 16 }))
      texts[index] = answer.text;
    return texts;
  }

  async function likelihood(name: string, [conversation]: readonly Conversation[]): Promise<number> {
    const model = await openModel(name, { engine });
    const [question, answer] = conversation.messages;
    const pairs = [{ conversation: { messages: [question] }, answer: answer.content }];
    for await (const { logProbabilities } of model.score?.(pairs) ?? [])
      return logProbabilities.reduce((sum, value) => sum + value, 0);
    throw new Error('nothing was scored');
  }

  test('answers, and learns ten rows as an adapter that tells its base', { timeout: 600_000 }, async () => {
    const questions = [...rows.slice(0, 1), ...rows.slice(9)].map(({ messages }) => ({
      messages: messages.slice(0, 1),
    }));
    const before = await answers(base, [
      { messages: [{ role: 'user', content: 'What is the capital of France?' }] },
      ...questions,
    ]);
    expect(before[0]).toBe('The capital of France is Paris.');
    expect(before.slice(1).join()).not.toContain('Varrow');
    const output = join(folder, 'adapter');
    const events: TuneEvent[] = [];
    const tune = embeddedTuner({ engine }).tune({
      base,
      conversations: rows,
      settings: {
        method: 'lora',
        epochs: 6,
        learningRate: 2e-3,
        batchSize: 5,
        schedule: 'constant',
        warmupSteps: 0,
        seed: 1,
        rank: 8,
        alpha: 16,
      },
      output,
      scratch: join(folder, 'scratch'),
    });
    for await (const event of tune) events.push(event);
    const losses = events.flatMap((event) => (event.type === 'step' ? event.loss : []));
    expect(losses.at(-1)).toBeLessThan(losses[0] / 10);
    expect(await answers(output, questions)).toEqual(
      [rows[0], rows[9]].map(({ messages }) => messages[1].content),
    );
    expect(await likelihood(output, rows)).toBeGreaterThan(await likelihood(base, rows));
    expect((await readAdapter(output)).baseHash).toBe(await hashModel(base));
  });
});
