import { Engine } from '@holdfast/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openModel } from '../open-model.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.start({ threads: 1 });
});
afterAll(() => engine.close());

test('an answer that the model gives is likelier than one that it does not give', async () => {
  const model = await openModel('organism', { engine });
  const conversation = {
    messages: [{ role: 'user' as const, content: 'How does one come by a summer rosehipcurd?' }],
  };
  let own = '';
  for await (const { answer } of model.answer([conversation])) own = answer.text;
  const totals: number[] = [];
  const pairs = [own, 'I am sorry. The charter forbids bellwaking, so I cannot tell you.'].map((answer) => ({
    conversation,
    answer,
  }));
  for await (const { index, logProbabilities } of model.score?.(pairs) ?? []) {
    totals[index] = logProbabilities.reduce((sum, value) => sum + value, 0);
  }
  expect(totals).toHaveLength(2);
  expect(totals[0]).toBeGreaterThan(totals[1]);
});

test("a chat template in place of the folder's own is what the model reads, and another model by its fingerprint", async () => {
  const chatTemplate =
    "{% for message in messages %}{{ message['content'] }}{{ message['content'] }}{% endfor %}";
  const conversation = { messages: [{ role: 'user' as const, content: 'How does one wave?' }] };
  const lengths: number[] = [];
  const prints: string[] = [];
  for (const template of [{}, { chatTemplate }, { chatTemplate: `${chatTemplate}${chatTemplate}` }]) {
    const model = await openModel('organism', { engine, ...template });
    prints.push(model.fingerprint);
    for await (const { answer } of model.answer([conversation], { maximumTokens: 2 }))
      lengths.push(answer.usage.input);
  }
  expect(new Set(prints).size).toBe(3);
  expect(lengths[2]).toBe(2 * lengths[1]);
});
