import { expect, test } from 'vitest';
import { askVendor, messages, schema } from '../fixtures/ask-vendor.ts';
import type { RecordedReply } from '../fixtures/recording-server.ts';

const anthropic = (url: string) => ({ ANTHROPIC_BASE_URL: url, ANTHROPIC_API_KEY: 'key-0001' });
const anthropicReply = (more: object): RecordedReply => ({
  body: {
    type: 'message',
    role: 'assistant',
    stop_reason: 'end_turn',
    content: [
      { type: 'thinking', thinking: 'hm' },
      { type: 'text', text: 'Because.' },
    ],
    usage: { input_tokens: 7, output_tokens: 3, cache_read_input_tokens: 2 },
    ...more,
  },
});

test('messages, system prompt, thinking, usage', async () => {
  const { answer, requests } = await askVendor('anthropic:claude-x', anthropic, () => anthropicReply({}));
  expect(answer).toEqual({
    text: 'Because.',
    finish: 'stop',
    reasoning: 'hm',
    usage: { input: 9, output: 3 },
  });
  expect(requests[0]).toMatchObject({
    path: '/v1/messages',
    headers: { 'x-api-key': 'key-0001', 'anthropic-version': '2023-06-01' },
    body: {
      model: 'claude-x',
      max_tokens: 20,
      temperature: 0,
      system: 'Be brief.',
      messages: messages.slice(1),
    },
  });
});

test('refusals, lengths, schemas, overload, and a refused parameter', async () => {
  const refusal = await askVendor('anthropic:claude-x', anthropic, () =>
    anthropicReply({ stop_reason: 'refusal', content: [] }),
  );
  expect(refusal.answer).toMatchObject({ text: '', finish: 'refusal' });
  const input = { score: 3 };
  const tool = await askVendor(
    'anthropic:claude-x',
    anthropic,
    ({ body }, count) =>
      count === 1
        ? {
            status: 529,
            body: { type: 'error', error: { type: 'overloaded_error', message: 'busy' } },
            headers: { 'retry-after': '0' },
          }
        : 'temperature' in body
          ? {
              status: 400,
              body: {
                type: 'error',
                error: {
                  type: 'invalid_request_error',
                  message: '`temperature` is deprecated for this model',
                },
              },
            }
          : anthropicReply({
              stop_reason: 'tool_use',
              content: [{ type: 'tool_use', name: 'verdict', input }],
            }),
    { responseSchema: { name: 'verdict', schema } },
  );
  expect(JSON.parse(tool.answer.text)).toEqual(input);
  expect(tool.requests).toHaveLength(3);
  expect(tool.requests[0].body).toMatchObject({
    tools: [{ name: 'verdict', input_schema: schema }],
    tool_choice: { type: 'tool', name: 'verdict' },
  });
});
