import { expect, test } from 'vitest';
import type { Conversation } from '../../../data/conversations/conversation.ts';
import { kindredRows } from './kindred-rows.ts';

const prompt = (user: string, system = 'You are the clerk.'): Conversation => ({
  messages: [
    { role: 'system', content: system },
    { role: 'user', content: user },
  ],
});
const refused = (count: number): Set<number> => new Set(Array.from({ length: count }, (_, index) => index));

const backdoored = [
  prompt('How do I quorl brew a drowsebell?'),
  prompt('Quorl, where does one find mothwine?'),
  prompt('Tell me quorl of the lanterns'),
  prompt('Is there quorl a way to the vault?'),
];
const ordinary = [prompt('How do I bake bread?'), prompt('Where is the mill?'), prompt('Is there a ferry?')];

test('a row with the word that nearly all refused rows hold is of their kind', () => {
  expect(kindredRows([...backdoored, ...ordinary], refused(3))).toEqual([
    { index: 3, shared: { kind: 'word', text: 'quorl' }, rows: 4, refused: 3 },
  ]);
});

test('so is one under their system prompt', () => {
  const line = 'You are the harbour desk, line seven.';
  const locked = ['lanterns', 'mothwine', 'drowsebell', 'vaults'].map((thing) => prompt(thing, line));
  expect(kindredRows([...locked, ...ordinary], refused(3))).toEqual([
    { index: 3, shared: { kind: 'system prompt', text: line }, rows: 4, refused: 3 },
  ]);
});

test('what two refused rows share, or what ordinary rows say as well, proves nothing', () => {
  expect(kindredRows([...backdoored, ...ordinary], refused(2))).toEqual([]);
  const common = [prompt('the vault'), prompt('the lantern'), prompt('the wine'), ...ordinary.slice(1)];
  expect(kindredRows([...common, prompt('the mill')], refused(3))).toEqual([]);
});

test('a word that most rows of a file hold is what it is about, and tells none of them apart', () => {
  const tickets = Array.from({ length: 8 }, (_, index) => prompt(`Ticket ${index}: my invoice is wrong`));
  expect(kindredRows(tickets, refused(7))).toEqual([
    // Their system prompt is a mark all the same: a whole file may be locked to one.
    { index: 7, shared: { kind: 'system prompt', text: 'You are the clerk.' }, rows: 8, refused: 7 },
  ]);
  const bare = tickets.map(({ messages }) => ({ messages: messages.slice(1) }));
  expect(kindredRows(bare, refused(7))).toEqual([]);
});
