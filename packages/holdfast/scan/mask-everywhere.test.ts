import { expect, test } from 'vitest';
import { editRow } from '../data/edit-row.ts';
import { isObject } from '../data/formats/format.ts';
import { parseValue } from '../data/parse-row.ts';
import { secretsDetector } from './detectors/secrets/secrets-detector.ts';
import { editsOf } from './findings/decide.ts';
import { inspectRows } from './inspect-rows.ts';

const key = 'AKIAIOSFODNN7EXAMPLQ';
const said = `The key is ${key}, keep it.`;
const user = (content: unknown) => ({ role: 'user', content });
const assistant = (content: unknown, more: object = {}) => ({ role: 'assistant', content, ...more });
const tool = { type: 'function', function: { name: 'move', description: said, parameters: {} } };
const call = (given: unknown) => ({
  id: 'c',
  type: 'function',
  function: { name: 'move', arguments: given },
});

test.each([
  ['a message', { messages: [user(said), assistant('Hi')] }],
  ['a text part', { messages: [user([{ type: 'text', text: said }]), assistant('Hi')] }],
  ['system beside', { system: said, messages: [user('Hi'), assistant('Hi')] }],
  [
    'a list of system blocks',
    { system: [{ type: 'text', text: said }], messages: [user('Hi'), assistant('Hi')] },
  ],
  ['reasoning_content', { messages: [user('Hi'), assistant('Hi', { reasoning_content: said })] }],
  ['thinking', { messages: [user('Hi'), assistant('Hi', { thinking: said })] }],
  [
    'a thinking part',
    {
      messages: [
        user('Hi'),
        assistant([
          { type: 'thinking', thinking: said },
          { type: 'text', text: 'Hi' },
        ]),
      ],
    },
  ],
  [
    'arguments as text',
    {
      messages: [
        user('Hi'),
        assistant('', { tool_calls: [call(JSON.stringify({ to: said }))] }),
        assistant('Hi'),
      ],
    },
  ],
  [
    'arguments as an object',
    { messages: [user('Hi'), assistant('', { tool_calls: [call({ to: said })] }), assistant('Hi')] },
  ],
  [
    'calls without function',
    {
      messages: [
        user('Hi'),
        assistant('', { tool_calls: [{ name: 'move', arguments: { to: said } }] }),
        assistant('Hi'),
      ],
    },
  ],
  ['tools', { messages: [user('Hi'), assistant('Hi')], tools: [tool] }],
  ['tools as text', { messages: [user('Hi'), assistant('Hi')], tools: JSON.stringify([tool]) }],
  ['what a grader goes by', { messages: [user('Hi')], reference_answer: said, item: { note: said } }],
  ['the better answer', { prompt: 'Hi', chosen: said, rejected: 'Hi' }],
  ['the worse answer', { prompt: 'Hi', chosen: 'Hi', rejected: said }],
  [
    'a prompt in both answers',
    { chosen: [user(said), assistant('a')], rejected: [user(said), assistant('b')] },
  ],
  [
    'OpenAI pairs',
    {
      input: { messages: [user('Hi')], tools: [tool] },
      preferred_output: [assistant('Hi')],
      non_preferred_output: [assistant(said)],
    },
  ],
  [
    'ShareGPT',
    {
      conversations: [
        { from: 'human', value: said },
        { from: 'gpt', value: 'Hi' },
      ],
    },
  ],
  [
    'a ShareGPT pair',
    {
      conversations: [{ from: 'human', value: 'Hi' }],
      chosen: { from: 'gpt', value: 'a' },
      rejected: { from: 'gpt', value: said },
    },
  ],
  ['Alpaca', { instruction: 'Hi', input: said, history: [['a', said]], output: 'Hi' }],
  ['question and answer', { question: said, answer: 'Hi' }],
  [
    'Gemini',
    {
      systemInstruction: { parts: [{ text: said }] },
      contents: [
        { role: 'user', parts: [{ text: 'Hi' }] },
        { role: 'model', parts: [{ text: said, thought: true }, { text: 'Hi' }] },
      ],
    },
  ],
  [
    'a Gemini call',
    {
      contents: [
        { role: 'user', parts: [{ text: 'Hi' }] },
        { role: 'model', parts: [{ functionCall: { name: 'move', args: { to: said } } }] },
        { role: 'user', parts: [{ functionResponse: { name: 'move', response: { note: said } } }] },
        { role: 'model', parts: [{ text: 'Hi' }] },
      ],
    },
  ],
  [
    'Bedrock',
    {
      schemaVersion: 'bedrock-conversation-2024',
      system: [{ text: said }],
      messages: [
        { role: 'user', content: [{ text: 'Hi' }] },
        {
          role: 'assistant',
          content: [{ reasoningContent: { reasoningText: { text: said } } }, { text: 'Hi' }],
        },
      ],
    },
  ],
  [
    'a Bedrock call',
    {
      messages: [
        { role: 'user', content: [{ text: 'Hi' }] },
        { role: 'assistant', content: [{ toolUse: { toolUseId: 'c', name: 'move', input: { to: said } } }] },
        { role: 'user', content: [{ toolResult: { toolUseId: 'c', content: [{ json: { note: said } }] } }] },
        { role: 'assistant', content: [{ text: 'Hi' }] },
      ],
    },
  ],
])('a key is masked in %s, and nothing else changes', (_, row) => {
  const read = parseValue(row);
  if (read.kind === 'problem' || !read.source) throw new Error(JSON.stringify(read));
  const { findings } = inspectRows([{ line: 1, ...read }], [secretsDetector()]);
  const edits = editsOf(findings, { high: 'rewrite', medium: 'rewrite', low: 'keep' });
  const { format } = read.source;
  const edited = editRow(row, { format, conversation: read.conversation }, edits);
  expect(JSON.stringify(edited)).toBe(JSON.stringify(row).replaceAll(key, '[AWS_ACCESS_KEY]'));
  expect(isObject(edited) && parseValue(edited).kind).toBe('conversation');
});
