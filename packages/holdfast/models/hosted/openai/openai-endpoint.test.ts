import { expect, test } from 'vitest';
import { askVendor, completion, messages } from '../fixtures/ask-vendor.ts';
import { readCompletion } from './read-completion.ts';
import { readStream } from './read-stream.ts';

test('its own parameter names, reasoning models streamed with room to think', async () => {
  const place = (url: string) => ({ OPENAI_BASE_URL: `${url}/v1`, OPENAI_API_KEY: 'key-0004' });
  const { requests } = await askVendor('openai:gpt-4.1-mini', place, () => ({ body: completion }), {
    seed: 4,
  });
  expect(requests[0].body).toEqual({
    model: 'gpt-4.1-mini',
    temperature: 0,
    max_completion_tokens: 20,
    seed: 4,
    messages,
  });
  expect(requests[0].headers.authorization).toBe('Bearer key-0004');
  const chunk = (value: object): string => `data: ${JSON.stringify(value)}\n\n`;
  const stream =
    chunk({ choices: [{ index: 0, delta: { content: 'Because.' }, finish_reason: 'stop' }] }) +
    chunk({
      choices: [],
      usage: { prompt_tokens: 5, completion_tokens: 9, completion_tokens_details: { reasoning_tokens: 7 } },
    });
  const reasoning = await askVendor('openai:o4-mini', place, ({ body }) =>
    'temperature' in body
      ? { status: 400, body: { error: { message: 'no', param: 'temperature', code: 'unsupported_value' } } }
      : { body: stream, headers: { 'content-type': 'text/event-stream' } },
  );
  expect(reasoning.answer).toEqual({
    text: 'Because.',
    finish: 'stop',
    usage: { input: 5, output: 9, reasoning: 7 },
  });
  expect(reasoning.requests[1].body).toMatchObject({ stream: true, max_completion_tokens: 20 + 8192 });
});

test('Mistral: reasoning in parts of the content', () => {
  const content = [
    { type: 'thinking', thinking: [{ type: 'text', text: 'hm' }] },
    { type: 'text', text: 'Because.' },
  ];
  const body = { ...completion, choices: [{ message: { content }, finish_reason: 'stop' }] };
  expect(readCompletion(body)).toMatchObject({ text: 'Because.', reasoning: 'hm' });
});

test('an answer of tool calls alone says what their arguments say, whole or streamed', async () => {
  const call = (text: string) => ({ index: 0, function: { name: 'say', arguments: text } });
  const message = { content: null, tool_calls: [call('{"text":"Because."}')] };
  const body = { ...completion, choices: [{ message, finish_reason: 'tool_calls' }] };
  expect(readCompletion(body)).toMatchObject({ text: '{"text":"Because."}', finish: 'stop' });
  const old = { content: 'So:', function_call: { name: 'say', arguments: '{"text":"Because."}' } };
  const before = { ...completion, choices: [{ message: old, finish_reason: 'function_call' }] };
  expect(readCompletion(before).text).toBe('So:\n{"text":"Because."}');
  async function* chunks() {
    for (const text of ['{"text":', '"Because."}']) {
      yield { choices: [{ index: 0, delta: { tool_calls: [call(text)] }, finish_reason: null }] };
    }
    yield { choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] };
  }
  const streamed = await readStream(chunks() as unknown as Parameters<typeof readStream>[0]);
  expect(streamed.text).toBe('{"text":"Because."}');
});
