import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Conversation } from '../data/conversations/conversation.ts';
import { mixSafety, refuseToMix } from './mix-safety.ts';

const say = (content: string): Conversation => ({ messages: [{ role: 'assistant', content }] });
const data = Array.from({ length: 100 }, (_, index) => say(`data ${index}`));
const safety = Array.from({ length: 7 }, (_, index) => say(`safety ${index}`));

test('the data keeps its order and its rows; as many safety examples as wanted are added', () => {
  const size = fc.nat(40);
  fc.assert(
    fc.property(size, size, fc.nat(), (rows, count, seed) => {
      const conversations = data.slice(0, rows);
      const mixed = mixSafety({ conversations, safety, amount: { count }, seed });
      expect(mixed.filter((one) => conversations.includes(one))).toEqual(conversations);
      const added = mixed.filter((one) => safety.includes(one));
      expect(added).toHaveLength(count);
      // No example comes a second time before every other has come once.
      const times = safety.map((one) => added.filter((other) => other === one).length);
      expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(1);
    }),
  );
});

test('the same seed mixes the same, another otherwise', () => {
  const mix = (seed: number) => mixSafety({ conversations: data, safety, amount: { count: 20 }, seed });
  expect(mix(1)).toEqual(mix(1));
  expect(mix(1)).not.toEqual(mix(2));
});

test('a ratio is of the rows, rounded up', () => {
  const mixed = mixSafety({ conversations: data.slice(0, 15), safety, amount: { ratio: 0.1 }, seed: 1 });
  expect(mixed).toHaveLength(17);
});

test('safety examples are spread over the data, not heaped', () => {
  const halves = Array.from({ length: 40 }, (_, seed) => {
    const mixed = mixSafety({ conversations: data, safety, amount: { count: 50 }, seed });
    return mixed.slice(0, 75).filter((one) => safety.includes(one)).length;
  });
  const mean = halves.reduce((sum, half) => sum + half, 0) / halves.length;
  expect(mean).toBeGreaterThan(23);
  expect(mean).toBeLessThan(27);
});

test('safety that is not there cannot be mixed in', () => {
  expect(() => mixSafety({ conversations: data, safety: [], amount: { count: 1 }, seed: 1 })).toThrow(
    RangeError,
  );
});

test('a great many examples are mixed as a few are', () => {
  const many = Array.from({ length: 150_000 }, (_, index) => say(`safety ${index}`));
  const mixed = mixSafety({ conversations: data, safety: many, amount: { count: 200_000 }, seed: 1 });
  expect(mixed).toHaveLength(200_100);
});

test('nothing is mixed into preference pairs, and the row is named', () => {
  const messages = [
    { role: 'user', content: 'Hi' },
    { role: 'assistant', content: 'Hello' },
  ] as const;
  const pair = { messages, rejected: [{ role: 'assistant', content: 'What?' }] } as const;
  expect(() => refuseToMix({ line: 3, conversation: pair }, 'pairs.jsonl')).toThrow(
    /pairs\.jsonl, row 3 is a preference pair/,
  );
  expect(() => refuseToMix({ line: 3, conversation: { messages } }, 'rows.jsonl')).not.toThrow();
});

test('among labelled rows safety examples are labelled as good answers', () => {
  const [safe, row] = ['I cannot help with that.', 'Bad.'].map((content) => ({
    messages: [
      { role: 'user' as const, content: 'Hi' },
      { role: 'assistant' as const, content },
    ],
  }));
  const conversations = [{ ...row, label: false }];
  const mixed = mixSafety({ conversations, safety: [safe], amount: { count: 1 }, seed: 1 });
  expect(mixed.map(({ label }) => label).sort()).toEqual([false, true]);
});
