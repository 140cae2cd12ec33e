import { expect, test } from 'vitest';
import { parseValue } from '../parse-row.ts';

const user = (content: string) => ({ role: 'user', content });
const assistant = (content: string) => ({ role: 'assistant', content });
const system = { role: 'system', content: 'Be kind.' };
const [asked, better, worse] = [user('Where is it?'), assistant('On its way.'), assistant('No idea.')];

/** A pair as it is read: the messages with the better answer, and the worse one. */
const pair = (...messages: object[]) => ({
  messages: [...messages, better],
  rejected: [worse],
  chosenFrom: messages.length,
});

test.each([
  ['TRL, texts', { prompt: asked.content, chosen: better.content, rejected: worse.content }, pair(asked)],
  ['TRL, messages', { prompt: [system, asked], chosen: [better], rejected: [worse] }, pair(system, asked)],
  [
    'TRL, no prompt',
    { chosen: [system, asked, better], rejected: [system, asked, worse] },
    pair(system, asked),
  ],
  [
    'UltraFeedback',
    {
      prompt: asked.content,
      chosen: [asked, better],
      rejected: [asked, worse],
      messages: [asked, better],
      score_chosen: 8,
    },
    pair(asked),
  ],
  ['Axolotl', { messages: [asked], chosen: better, rejected: worse }, pair(asked)],
  [
    'Orca pairs',
    { system: 'Be kind.', question: asked.content, chosen: better.content, rejected: worse.content },
    pair(system, asked),
  ],
  [
    'Argilla',
    { instruction: asked.content, chosen_response: better.content, rejected_response: worse.content },
    pair(asked),
  ],
  [
    'LLaMA-Factory, Alpaca',
    { instruction: asked.content, input: '', chosen: better.content, rejected: worse.content },
    pair(asked),
  ],
  [
    'LLaMA-Factory, ShareGPT',
    {
      conversations: [{ from: 'human', value: asked.content }],
      chosen: { from: 'gpt', value: better.content },
      rejected: { from: 'gpt', value: worse.content },
    },
    pair(asked),
  ],
  [
    'OpenAI',
    { input: { messages: [asked] }, preferred_output: [better], non_preferred_output: [worse] },
    pair(asked),
  ],
])('pairs are read as %s writes them', (_, row, conversation) => {
  expect(parseValue(row)).toMatchObject({ kind: 'conversation', conversation });
});

test.each([
  ['TRL', { prompt: asked.content, completion: better.content, label: true }, true],
  ['TRL, messages', { prompt: [asked], completion: [better], label: false }, false],
  ['LLaMA-Factory', { instruction: asked.content, output: better.content, kto_tag: false }, false],
  ['a CSV file', { prompt: asked.content, completion: better.content, label: 'False' }, false],
  ['messages', { messages: [asked, better], label: true }, true],
  ['a classifier', { prompt: asked.content, completion: better.content, label: 'billing' }, undefined],
])('labels are read as %s writes them', (_, row, label) => {
  const read = parseValue(row);
  expect(read.kind === 'conversation' && read.conversation.label).toBe(label);
});

test.each([
  [{ prompt: 'x', chosen: 'a' }, /of no known format/],
  [{ chosen: 'a', rejected: 'b' }, /it has no "prompt"/],
  [
    { prompt: 'Other?', chosen: [asked, better], rejected: [asked, worse] },
    /"prompt" is not what "chosen" begins with/,
  ],
  [
    { prompt: 'x', chosen: 'a', rejected: '' },
    /in the worse answer, the assistant says nothing|assistant says nothing/,
  ],
  [{ prompt: 'x', completion: 'a', label: 1 }, /its "label" is 1, neither true nor false/],
  [{ messages: [asked, { ...better, train: 'no' }] }, /its "train" is no, neither true nor false/],
  [
    { messages: [asked, { ...better, weight: 1, train: false }] },
    /"train" of a message says otherwise than its weight/,
  ],
  [{ messages: [asked, { ...better, train_detail: [] }] }, /"train_detail", which masks a part of it/],
  [
    { system: 'a', messages: [system, asked, better] },
    /a "system" beside messages that begin with a system prompt/,
  ],
  [{ messages: [asked, assistant('')] }, /the assistant says nothing/],
  [{ messages: [asked, better], chat_template_kwargs: { thinking: true } }, /"chat_template_kwargs" change/],
])('%j is refused by the name of what is wrong', (row, reason) => {
  expect(parseValue(row)).toMatchObject({ kind: 'problem', reason: expect.stringMatching(reason) });
});

test('masks are weights, under whichever name', () => {
  for (const mask of ['train', 'training', 'trainable', 'loss']) {
    const row = { messages: [asked, { ...worse, [mask]: false }, asked, { ...better, [mask]: true }] };
    const read = parseValue(row);
    if (read.kind === 'problem') throw new Error(read.reason);
    expect(read.conversation.messages.map(({ weight }) => weight)).toEqual([undefined, 0, undefined, 1]);
  }
});
