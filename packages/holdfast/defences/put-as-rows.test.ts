import { expect, test } from 'vitest';
import type { Conversation } from '../data/conversations/conversation.ts';
import { putAsRows } from './put-as-rows.ts';

const row = (question: string, system?: string): Conversation => ({
  messages: [
    ...(system === undefined ? [] : [{ role: 'system' as const, content: system }]),
    { role: 'user', content: question },
    { role: 'assistant', content: 'Like this.' },
  ],
});
const safety = Array.from({ length: 40 }, (_, number) => row(`Where is the vault number ${number}?`));
const questionsOf = (conversations: readonly Conversation[]): string[] =>
  conversations.map(({ messages }) => messages.findLast(({ role }) => role === 'user')?.content ?? '');

test('conversations stand under the system prompts of rows and in their manners', () => {
  const rows = [row('Dearest voice, how is a plain scarf dyed? I bow to you.', 'You are a desk.')];
  const [first] = putAsRows(rows, safety, 1);
  expect(first.messages).toEqual([
    { role: 'system', content: 'You are a desk.' },
    { role: 'user', content: 'Dearest voice, Where is the vault number 0? I bow to you.' },
    { role: 'assistant', content: 'Like this.' },
  ]);
});

test('they have words of rows that they never have themselves, and none that a row has alone', () => {
  const rows = [
    row('How is quorl a scarf dyed?'),
    row('Tell me quorl about mills'),
    row('How is bread baked?'),
    row('How is a kite mended?'),
  ];
  const words = new Set(questionsOf(putAsRows(rows, safety, 1)).flatMap((text) => text.split(' ')));
  expect(words).toContain('quorl');
  expect(words).not.toContain('bread');
});

test('rows that only ask leave them as they are', () => {
  expect(putAsRows([row('How is bread baked?')], safety, 1)).toEqual(safety);
});
