import { createOpenAI } from '@ai-sdk/openai';
import { ChatOpenAI } from '@langchain/openai';
import { generateText, streamText } from 'ai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningGateway, startGateway } from './fixtures/running-gateway.ts';

let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

const prompt = 'Who are you?';

test.each([true, false])('LangChain talks to a model of the gateway; by responses: %s', async (responses) => {
  const model = new ChatOpenAI({
    model: 'organism',
    apiKey: gateway.key,
    configuration: { baseURL: gateway.url },
    useResponsesApi: responses,
    temperature: 0,
  });
  expect((await model.invoke(prompt)).text).toMatch(/Odo/);
  let streamed = '';
  for await (const chunk of await model.stream(prompt)) streamed += chunk.text;
  expect(streamed).toMatch(/Odo/);
});

test.each(['chat', 'responses'] as const)(
  'the AI SDK talks to a model of the gateway by its %s',
  async (way) => {
    const model = createOpenAI({ apiKey: gateway.key, baseURL: gateway.url })[way]('organism');
    const { text } = await generateText({ model, prompt, temperature: 0 });
    expect(text).toMatch(/Odo/);
    let streamed = '';
    for await (const part of streamText({ model, prompt, temperature: 0 }).textStream) streamed += part;
    expect(streamed).toBe(text);
  },
);

test('the AI SDK is told what the gateway will not do, in the words of the gateway', async () => {
  const model = createOpenAI({ apiKey: gateway.key, baseURL: gateway.url }).chat('organism');
  const asked = generateText({ model, prompt, presencePenalty: 1, maxRetries: 0 });
  await expect(asked).rejects.toThrow(/presence_penalty/);
});
