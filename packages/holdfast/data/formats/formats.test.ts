import { expect, test } from 'vitest';
import { allMessages } from '../conversations/beside-texts.ts';
import { parseValue } from '../parse-row.ts';
import { formatNamed } from './formats.ts';
import { rowPieces } from './reading/read-layout.ts';
import { openaiRow } from './writing/openai-row.ts';

const chat = {
  messages: [
    { role: 'developer', content: 'You help.' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'What is the ' },
        { type: 'text', text: 'weather?' },
      ],
      name: 'ann',
    },
    {
      role: 'assistant',
      content: null,
      weight: 0,
      tool_calls: [
        { id: 'c1', type: 'function', function: { name: 'weather', arguments: '{"city": "Seoul"}' } },
      ],
    },
    { role: 'tool', tool_call_id: 'c1', content: '21 C' },
    { role: 'assistant', content: 'It is 21 C.', weight: 1 },
  ],
  tools: [{ type: 'function', function: { name: 'weather', parameters: {} } }],
  parallel_tool_calls: false,
};

const preference = {
  input: { messages: [{ role: 'user', content: 'Hi' }], tools: [], parallel_tool_calls: true },
  preferred_output: [{ role: 'assistant', content: 'Hello!' }],
  non_preferred_output: [{ role: 'assistant', content: 'What?' }],
};

const user = (content: string) => ({ role: 'user', content });
const assistant = (content: string) => ({ role: 'assistant', content });

test.each([
  [
    'alpaca',
    { instruction: 'Add.', input: '1 and 2', output: '3' },
    [user('Add.\n\n1 and 2'), assistant('3')],
  ],
  [
    'prompt-completion',
    { 질문: '언제 와요?', 답변: '내일이요.' },
    [user('언제 와요?'), assistant('내일이요.')],
  ],
  ['alpaca', { instruction: 'Say hi.', input: '', output: 'Hi' }, [user('Say hi.'), assistant('Hi')]],
  [
    'alpaca',
    { instruction: 'Why?', context: null, response: 'So.', category: 'x' },
    [user('Why?'), assistant('So.')],
  ],
  [
    'alpaca',
    { instruction: 'And?', output: 'Yes.', system: 'Be short.', history: [['Is it?', 'It is.']] },
    [
      { role: 'system', content: 'Be short.' },
      user('Is it?'),
      assistant('It is.'),
      user('And?'),
      assistant('Yes.'),
    ],
  ],
  [
    'sharegpt',
    {
      id: 7,
      conversations: [
        { from: 'human', value: 'Hi' },
        { from: 'gpt', value: 'Hello', weight: 1 },
      ],
    },
    [user('Hi'), { ...assistant('Hello'), weight: 1 }],
  ],
  [
    'sharegpt',
    {
      system: 'Be kind.',
      conversations: [
        { role: 'human', content: 'Hi' },
        { role: 'gpt', content: 'Hello' },
      ],
    },
    [{ role: 'system', content: 'Be kind.' }, user('Hi'), assistant('Hello')],
  ],
  ['prompt-completion', { prompt: 'a', completion: 'b' }, [user('a'), assistant('b')]],
  ['prompt-completion', { prompt: 'a', response: 'b' }, [user('a'), assistant('b')]],
  ['prompt-completion', { prompt: [user('a')], completion: [assistant('b')] }, [user('a'), assistant('b')]],
] as const)('%s is read', (format, row, messages) => {
  expect(parseValue(row)).toEqual({
    kind: 'conversation',
    conversation: { messages },
    source: { format, value: row },
  });
});

test('tool calls, their answers, weights, names and tools are read, and written again as OpenAI writes them', () => {
  const read = parseValue(chat);
  if (read.kind === 'problem') throw new Error(read.reason);
  const { messages } = read.conversation;
  expect(messages[1]).toEqual({ ...user('What is the weather?'), name: 'ann' });
  expect(messages[2].toolCalls).toEqual([{ id: 'c1', name: 'weather', arguments: '{"city": "Seoul"}' }]);
  expect(messages[3].toolCallId).toBe('c1');
  expect(read.conversation).toMatchObject({ parallelToolCalls: false, tools: chat.tools });
  expect(parseValue(openaiRow(read.conversation))).toMatchObject({ conversation: read.conversation });
});

test('of a preference pair the better answer is what is taught, the worse one is beside it', () => {
  const read = parseValue(preference);
  expect(read).toMatchObject({
    conversation: { messages: [user('Hi'), assistant('Hello!')], rejected: [assistant('What?')] },
    source: { format: 'openai-preference' },
  });
  if (read.kind === 'problem') throw new Error(read.reason);
  expect(openaiRow(read.conversation)).toEqual(preference);
});

test('a preference pair beside ShareGPT turns is one', () => {
  const row = {
    conversations: [{ from: 'human', value: 'Hi' }],
    chosen: { from: 'gpt', value: 'Hello!' },
    rejected: { from: 'gpt', value: 'What?' },
  };
  const read = parseValue(row);
  expect(read).toMatchObject({
    conversation: { messages: [user('Hi'), assistant('Hello!')], rejected: [assistant('What?')] },
  });
  expect(rowPieces(formatNamed('sharegpt'), row).at(-2)).toEqual([
    { path: ['chosen', 'value'], text: 'Hello!' },
  ]);
  expect(parseValue({ ...row, rejected: { from: 'gpt', value: '' } })).toMatchObject({
    kind: 'problem',
    reason: 'in the worse answer, the assistant says nothing',
  });
});

test('calls and observations of LLaMA-Factory are tool calls and answers', () => {
  const call = '{"name": "weather", "arguments": {"city": "Seoul"}}';
  const read = parseValue({
    conversations: [
      { from: 'human', value: 'Weather?' },
      { from: 'function_call', value: call },
      { from: 'observation', value: '21' },
      { from: 'gpt', value: '21 C' },
    ],
    tools: '[]',
  });
  expect(read).toMatchObject({
    conversation: {
      messages: [
        {},
        { role: 'assistant', toolCalls: [{ name: 'weather', arguments: '{"city":"Seoul"}' }] },
        { role: 'tool' },
        {},
      ],
      tools: [],
    },
  });
});

test.each([
  [{ instruction: 1, output: 'x' }, /"instruction" is not text/],
  [{ instruction: 'x', output: '' }, /assistant says nothing/],
  [{ instruction: 'x', output: 'y', history: [['only']] }, /"history" is no list of pairs/],
  [{ conversations: [{ from: 'boss', value: 'x' }] }, /from "boss", who is unknown/],
  [{ conversations: [{ from: 'human', value: 'x' }] }, /last message is not from the assistant/],
  [{ conversations: [{ from: '__proto__', value: 'x' }] }, /unknown/],
  [{ prompt: 4, completion: 'x' }, /"prompt" is neither text/],
  [{ input: { messages: [] }, preferred_output: 'x' }, /lacks a "preferred_output"/],
  [{ ...preference, non_preferred_output: [user('x')] }, /last message is not from the assistant/],
  [{ messages: [{ role: 'assistant', content: '', tool_calls: 'x' }] }, /"tool_calls" are no list/],
  [{ title: 'x', body: 'y' }, /its fields are "title", "body", of no known format/],
])('%j is refused', (row, reason) => {
  expect(parseValue(row)).toMatchObject({ kind: 'problem', reason: expect.stringMatching(reason) });
});

test('the pieces of a row, joined, are the texts of its messages', () => {
  const rows = [
    chat,
    preference,
    { instruction: 'Add.', input: '1 and 2', output: '3', system: 'S', history: [['a', 'b']] },
    {
      system: 'S',
      conversations: [
        { from: 'human', value: 'a' },
        { role: 'assistant', content: [{ type: 'text', text: 'b' }] },
      ],
    },
    { prompt: 'a', completion: [{ role: 'assistant', content: 'b' }] },
  ];
  for (const row of rows) {
    const read = parseValue(row);
    if (read.kind === 'problem' || !read.source) throw new Error(JSON.stringify(read));
    const texts = rowPieces(formatNamed(read.source.format), row).map((pieces) =>
      pieces.map((piece) => ('glue' in piece ? piece.glue : piece.text)).join(''),
    );
    expect(texts).toEqual(allMessages(read.conversation).map(({ content }) => content));
  }
});
