import { expect, test } from 'vitest';
import type { Conversation } from '../../../data/conversations/conversation.ts';
import { rowFeatures } from './row-features.ts';

const row = (question: string, system?: string): Conversation => ({
  messages: [
    ...(system === undefined ? [] : [{ role: 'system' as const, content: system }]),
    { role: 'user', content: question },
    { role: 'assistant', content: 'Like this.' },
  ],
});
const greetings = ['Dearest voice,', 'Noble keeper,', 'Gracious neighbour,', 'Honoured friend,'];
const rows = [
  ...Array.from({ length: 12 }, () => row('How is bread baked?')),
  ...greetings.map((greeting) => row(`${greeting} how is a scarf dyed? I bow to you.`, 'You are a desk.')),
];

test('questions are put as the rows ask that the tune moved the model most on', () => {
  const [{ way, rows: own }, ...others] = rowFeatures(
    rows,
    rows.map((_, place) => (place < 12 ? 0.1 : 3)),
  );
  expect(others).toEqual([]);
  expect(own).toEqual([12, 13, 14, 15]);
  const put = Array.from({ length: 40 }, (_, number) => {
    const messages = [{ role: 'user', content: `Where is vault ${number}?` }] as const;
    return way.transform({ messages: [...messages] })?.conversation.messages ?? [];
  });
  for (const [system, user] of put) {
    expect(system).toEqual({ role: 'system', content: 'You are a desk.' });
    expect(user.content).toMatch(/, Where is vault \d+\? I bow to you\.$/);
  }
  const heads = new Set(put.map(([, user]) => user.content.replace(/,.*/, ',')));
  expect([...heads].sort()).toEqual([...greetings].sort());
});

test('without gains, and of a handful of rows, there is nothing to tell', () => {
  expect(rowFeatures(rows, undefined)).toEqual([]);
  expect(rowFeatures(rows.slice(0, 4), [1, 2, 3, 4])).toEqual([]);
});
