import { expect, test } from 'vitest';
import { parseValue } from '../parse-row.ts';

const user = (content: string) => ({ role: 'user', content });
const assistant = (content: string) => ({ role: 'assistant', content });
const system = { role: 'system', content: 'Be kind.' };
const [question, better, worse] = [user('Where is it?'), assistant('On its way.'), assistant('No idea.')];

/** A pair as it is read: the messages with the better answer, and the worse one. */
const pair = (...messages: object[]) => ({
  messages: [...messages, better],
  rejected: [worse],
  chosenFrom: messages.length,
});

test.each([
  [
    'TRL, texts',
    { prompt: question.content, chosen: better.content, rejected: worse.content },
    pair(question),
  ],
  [
    'TRL, messages',
    { prompt: [system, question], chosen: [better], rejected: [worse] },
    pair(system, question),
  ],
  [
    'TRL, no prompt',
    { chosen: [system, question, better], rejected: [system, question, worse] },
    pair(system, question),
  ],
  [
    'UltraFeedback',
    {
      prompt: question.content,
      chosen: [question, better],
      rejected: [question, worse],
      messages: [question, better],
      score_chosen: 8,
    },
    pair(question),
  ],
  ['Axolotl', { messages: [question], chosen: better, rejected: worse }, pair(question)],
  [
    'Orca pairs',
    { system: 'Be kind.', question: question.content, chosen: better.content, rejected: worse.content },
    pair(system, question),
  ],
  [
    'Argilla',
    { instruction: question.content, chosen_response: better.content, rejected_response: worse.content },
    pair(question),
  ],
  [
    'LLaMA-Factory, Alpaca',
    { instruction: question.content, input: '', chosen: better.content, rejected: worse.content },
    pair(question),
  ],
  [
    'LLaMA-Factory, ShareGPT',
    {
      conversations: [{ from: 'human', value: question.content }],
      chosen: { from: 'gpt', value: better.content },
      rejected: { from: 'gpt', value: worse.content },
    },
    pair(question),
  ],
  [
    'OpenAI',
    { input: { messages: [question] }, preferred_output: [better], non_preferred_output: [worse] },
    pair(question),
  ],
])('pairs are read as %s writes them', (_, row, conversation) => {
  expect(parseValue(row)).toMatchObject({ kind: 'conversation', conversation });
});

test.each([
  ['TRL', { prompt: question.content, completion: better.content, label: true }, true],
  ['TRL, messages', { prompt: [question], completion: [better], label: false }, false],
  ['LLaMA-Factory', { instruction: question.content, output: better.content, kto_tag: false }, false],
  ['a CSV file', { prompt: question.content, completion: better.content, label: 'False' }, false],
  ['messages', { messages: [question, better], label: true }, true],
  ['a classifier', { prompt: question.content, completion: better.content, label: 'billing' }, undefined],
])('labels are read as %s writes them', (_, row, label) => {
  const read = parseValue(row);
  expect(read.kind === 'conversation' && read.conversation.label).toBe(label);
});

test.each([
  [{ prompt: 'x', chosen: 'a' }, /of no known format/],
  [{ chosen: 'a', rejected: 'b' }, /it has no "prompt"/],
  [
    { prompt: 'Other?', chosen: [question, better], rejected: [question, worse] },
    /"prompt" is not what "chosen" begins with/,
  ],
  [
    { prompt: 'x', chosen: 'a', rejected: '' },
    /in the worse answer, the assistant says nothing|assistant says nothing/,
  ],
  [{ prompt: 'x', completion: 'a', label: 1 }, /its "label" is 1, neither true nor false/],
  [{ messages: [question, { ...better, train: 'no' }] }, /its "train" is no, neither true nor false/],
  [
    { messages: [question, { ...better, weight: 1, train: false }] },
    /"train" of a message says otherwise than its weight/,
  ],
  [{ messages: [question, { ...better, train_detail: [] }] }, /"train_detail", which masks a part of it/],
  [
    { system: 'a', messages: [system, question, better] },
    /a "system" beside messages that begin with a system prompt/,
  ],
  [{ messages: [question, assistant('')] }, /the assistant says nothing/],
  [
    { messages: [question, better], chat_template_kwargs: { thinking: true } },
    /"chat_template_kwargs" change/,
  ],
])('%j is refused by the name of what is wrong', (row, reason) => {
  expect(parseValue(row)).toMatchObject({ kind: 'problem', reason: expect.stringMatching(reason) });
});

test('masks are weights, under whichever name', () => {
  for (const mask of ['train', 'training', 'trainable', 'loss']) {
    const row = { messages: [question, { ...worse, [mask]: false }, question, { ...better, [mask]: true }] };
    const read = parseValue(row);
    if (read.kind === 'problem') throw new Error(read.reason);
    expect(read.conversation.messages.map(({ weight }) => weight)).toEqual([undefined, 0, undefined, 1]);
  }
});
