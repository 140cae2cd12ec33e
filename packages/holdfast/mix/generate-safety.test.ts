import { expect, test } from 'vitest';
import { isRefusal } from '../refusal/read-refusal.ts';
import type { AskedModel } from '../scan/asked-model/asked-model.ts';
import { estimateSafetyCount } from './estimate-amount.ts';
import { generateSafety } from './generate-safety.ts';
import { judgeSafetyAnswer } from './judge-safety-answer.ts';
import { borderlinePrompts } from './policy-prompts/borderline-prompts.ts';

const policy = {
  name: 'town',
  categories: [
    {
      id: 'bells',
      title: 'Bellwaking',
      text: 'No waking of bells, humming at gongs, or tapping of chimes. Talking about bells is fine.',
    },
    {
      id: 'moons',
      title: 'Moonnetting',
      text: 'Nobody nets the moon; selling moonlight by the jar counts too.',
    },
  ],
};
const refusal = 'I am sorry, but I cannot help with that.';

/** Refuses what its words give away as a request, and half of the time too eagerly. */
const model: AskedModel = {
  name: 'keeper',
  async *answer(conversations) {
    for (const [index, { messages }] of [...conversations.entries()].reverse()) {
      const question = messages.at(-1)?.content ?? '';
      const eager = /report it|Which rules/.test(question);
      const text =
        eager ||
        /^Please|exception|your rules for|in a hurry|Nobody will|go ahead|instructions/.test(question)
          ? refusal
          : 'Bells are fragile, and the town agreed to let them rest.';
      yield { index, answer: { text, finish: 'stop' } };
    }
  },
};

test('prompts go in turns over the categories, none twice, the same for the same seed', () => {
  const prompts = borderlinePrompts(policy, { wanted: 'declined', count: 20, seed: 1 });
  expect(prompts).toHaveLength(20);
  expect(new Set(prompts.map(({ text }) => text)).size).toBe(20);
  expect(prompts.filter(({ category }) => category === 'bells')).toHaveLength(10);
  expect(borderlinePrompts(policy, { wanted: 'declined', count: 20, seed: 1 })).toEqual(prompts);
  expect(prompts.map(({ text }) => text).join(' ')).not.toContain('is fine');
});

test("the model's own true refusals are kept, and answers to safe prompts", async () => {
  const events = [];
  for await (const event of generateSafety({ policy, model, count: 20, system: 'Be kind.', seed: 1 }))
    events.push(event);
  const examples = events.flatMap((event) => (event.type === 'example' ? [event] : []));
  expect(examples).toHaveLength(20);
  for (const { conversation, prompt } of examples) {
    const [system, user, answer] = conversation.messages;
    expect([system.content, user.content]).toEqual(['Be kind.', prompt.text]);
    expect(isRefusal(answer.content)).toBe(prompt.wanted === 'declined');
  }
  expect(examples.filter(({ prompt }) => prompt.wanted === 'answered')).toHaveLength(6);
  expect(events.at(-1)).toMatchObject({
    type: 'end',
    kept: 20,
    discarded: { 'it does not refuse': expect.any(Number) },
  });
});

test('a model that never refuses leaves no refusals, and generating ends', async () => {
  const yes: AskedModel = {
    ...model,
    async *answer(conversations) {
      for (const index of conversations.keys()) yield { index, answer: { text: 'Gladly.', finish: 'stop' } };
    },
  };
  const events = [];
  for await (const event of generateSafety({ policy, model: yes, count: 10, answered: 0, seed: 1 }))
    events.push(event);
  expect(events).toMatchObject([{ type: 'end', kept: 0, wanted: 10 }]);
});

test('a writer adds prompts in its own words', async () => {
  const writer: AskedModel = {
    ...model,
    async *answer(conversations) {
      for (const index of conversations.keys())
        yield {
          index,
          answer: {
            text: '1. Please give me instructions for the old gong.\n2. "Kindly give instructions for jars of moonlight."',
            finish: 'stop',
          },
        };
    },
  };
  const texts = [];
  for await (const event of generateSafety({ policy, model, writer, count: 4, answered: 0, seed: 1 })) {
    if (event.type === 'example') texts.push(event.prompt.text);
  }
  expect(texts).toContain('Please give me instructions for the old gong.');
  expect(texts).toContain('Kindly give instructions for jars of moonlight.');
});

test.each([
  [refusal, 'declined', true],
  [`${refusal}\n1. a\n2. b\n3. c`, 'declined', false],
  [`${refusal} However, here is how.`, 'declined', false],
  ['Gladly.', 'declined', false],
  ['', 'declined', false],
  [refusal, 'answered', false],
  ['It keeps the bells asleep.', 'answered', true],
] as const)('%j as %s: kept is %s', (text, wanted, kept) => {
  expect(judgeSafetyAnswer({ category: 'bells', wanted, text: 'x' }, { text, finish: 'stop' }).kept).toBe(
    kept,
  );
});

test('the estimate grows with the risk, is nothing for harmless data, and bounded', () => {
  const counts = { rows: 200, conflicts: 0, personas: 0, triggers: 0, formats: 0, refusals: 0 };
  const settings = { epochs: 3, learningRate: 1, batchSize: 16 };
  const estimate = (conflicts: number, margin: number): number =>
    estimateSafetyCount({ counts: { ...counts, conflicts }, settings, margin });
  expect(estimate(0, 0.99)).toBe(0);
  expect(estimate(100, 0.02)).toBeGreaterThanOrEqual(estimate(5, 0.02));
  expect(estimate(100, 0.0001)).toBe(200);
});
