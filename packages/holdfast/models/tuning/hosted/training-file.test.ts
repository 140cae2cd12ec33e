import { expect, test } from 'vitest';
import type { Conversation } from '../../../data/conversations/conversation.ts';
import { parseRow } from '../../../data/parse-row.ts';
import { trainingFile } from './training-file.ts';

const pair: Conversation = {
  messages: [
    { role: 'developer', content: 'Be brief.' },
    { role: 'user', content: 'Where is my chair?' },
    { role: 'assistant', content: 'On its way.' },
  ],
  rejected: [{ role: 'assistant', content: 'Why do you ask?' }],
};
const linesOf = (conversations: readonly Conversation[]): string[] =>
  Buffer.from(trainingFile(conversations).bytes).toString().trimEnd().split('\n');

test("a preference pair is written in OpenAI's format, and read again as what it was", () => {
  const [line] = linesOf([pair]);
  expect(JSON.parse(line)).toEqual({
    input: {
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Where is my chair?' },
      ],
    },
    preferred_output: [{ role: 'assistant', content: 'On its way.' }],
    non_preferred_output: [{ role: 'assistant', content: 'Why do you ask?' }],
  });
  expect(parseRow(line)).toMatchObject({ kind: 'conversation', conversation: { rejected: pair.rejected } });
});

test('a pair whose answers are several messages is refused by its number', () => {
  const twice = {
    ...pair,
    rejected: [...(pair.rejected ?? []), { role: 'user' as const, content: 'Well?' }],
  };
  expect(() => trainingFile([pair, twice])).toThrow(
    'Conversation 2: hosted tuners take pairs whose answers are one message each; here they are 1 and 2.',
  );
});

test('a labelled answer is refused', () => {
  expect(() => trainingFile([{ ...pair, rejected: undefined, label: false }])).toThrow(
    /it is labelled false/,
  );
});
