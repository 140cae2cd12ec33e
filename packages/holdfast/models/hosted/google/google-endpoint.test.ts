import { expect, test } from 'vitest';
import { askVendor, schema } from '../fixtures/ask-vendor.ts';

const google = (url: string) => ({
  GOOGLE_GEMINI_BASE_URL: url,
  GEMINI_API_KEY: 'key-0002',
  GOOGLE_API_KEY: '',
});

test('contents, system instruction, thoughts, usage, schema', async () => {
  const { answer, requests } = await askVendor(
    'google:gemini-2.5-flash',
    google,
    () => ({
      body: {
        candidates: [
          { content: { parts: [{ text: 'hm', thought: true }, { text: 'Because.' }] }, finishReason: 'STOP' },
        ],
        usageMetadata: { promptTokenCount: 5, candidatesTokenCount: 2, thoughtsTokenCount: 4 },
      },
    }),
    { seed: 3, responseSchema: { name: 'verdict', schema } },
  );
  const usage = { input: 5, output: 6, reasoning: 4 };
  expect(answer).toEqual({ text: 'Because.', finish: 'stop', reasoning: 'hm', usage });
  expect(requests[0]).toMatchObject({
    path: '/v1beta/models/gemini-2.5-flash:generateContent',
    headers: { 'x-goog-api-key': 'key-0002' },
    body: {
      contents: [
        { role: 'user', parts: [{ text: 'Hi' }] },
        { role: 'model', parts: [{ text: 'Hello' }] },
        { role: 'user', parts: [{ text: 'Why?' }] },
      ],
      systemInstruction: { parts: [{ text: 'Be brief.' }] },
      generationConfig: {
        temperature: 0,
        seed: 3,
        responseMimeType: 'application/json',
        responseJsonSchema: schema,
      },
    },
  });
});

test.each([
  ['a blocked prompt', { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } }],
  ['a blocked answer', { candidates: [{ finishReason: 'SAFETY' }] }],
])('%s is a filter, not an error', async (_, body) => {
  const { answer } = await askVendor('google:gemini-2.0-flash', google, () => ({ body }));
  expect(answer).toEqual({ text: '', finish: 'filter', usage: { input: 0, output: 0 } });
});

test('the delay that its errors name is kept', async () => {
  const details = [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '0.05s' }];
  const { requests } = await askVendor('google:gemini-2.0-flash', google, (_, count) =>
    count === 1
      ? {
          status: 429,
          body: { error: { code: 429, message: 'quota', status: 'RESOURCE_EXHAUSTED', details } },
        }
      : { body: { candidates: [{ content: { parts: [{ text: 'x' }] }, finishReason: 'STOP' }] } },
  );
  expect(requests).toHaveLength(2);
});
