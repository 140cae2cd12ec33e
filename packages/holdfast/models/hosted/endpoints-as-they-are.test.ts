import { afterEach, expect, test } from 'vitest';
import type { Message } from '../../data/conversations/conversation.ts';
import type { Answer, AnswerOptions, ChatModel } from '../chat-model.ts';
import {
  type Received,
  type Scripted,
  type ScriptedServer,
  startScriptedServer,
} from './fixtures/scripted-server.ts';
import { openHostedModel } from './open-hosted-model.ts';

let server: ScriptedServer;
afterEach(() => server.close());

async function open(script: (received: Received) => Scripted): Promise<ChatModel> {
  server = await startScriptedServer({ script });
  return openHostedModel(`${server.url}#m`, { kind: 'address', baseUrl: server.url, model: 'm' });
}

async function ask(
  model: ChatModel,
  prompts: readonly string[],
  options: AnswerOptions = {},
): Promise<Answer[]> {
  const conversations = prompts.map((content) => ({ messages: [{ role: 'user' as const, content }] }));
  const answers: Answer[] = [];
  for await (const { index, answer } of model.answer(conversations, options)) answers[index] = answer;
  return answers;
}

const refusal = (status: number, error: object | string): Scripted => ({
  kind: 'status',
  status,
  body: typeof error === 'string' ? { error: { message: error } } : error,
});

test.each([
  [
    'max_tokens',
    "Unsupported parameter: 'max_tokens' is not supported; use 'max_completion_tokens' instead.",
  ],
  ['response_format', 'response_format json_schema is not supported by this model'],
  [
    'seed',
    { detail: [{ type: 'extra_forbidden', loc: ['body', 'seed'], msg: 'Extra inputs not permitted' }] },
  ],
  ['temperature', "Unsupported value: 'temperature' does not support 0 with this model."],
])('%s is left out once an endpoint has refused it', async (parameter, error) => {
  const model = await open(({ body }) => (parameter in body ? refusal(422, error) : { text: 'fine' }));
  const schema = { name: 's', schema: { type: 'object' } };
  const options = { maximumTokens: 7, seed: 3, responseSchema: schema };
  for (const prompt of ['a', 'b']) expect((await ask(model, [prompt], options))[0].text).toBe('fine');
  expect(server.received).toHaveLength(3);
  if (parameter === 'max_tokens') expect(server.received[2].body.max_completion_tokens).toBe(7);
});

test('a template that knows only turns of user and assistant is told the system prompt in the first', async () => {
  const alternate = 'Conversation roles must alternate user/assistant/user/assistant/...';
  const model = await open(({ body }) => {
    const roles = (body.messages as Message[]).map(({ role }) => role);
    return roles.join() === 'user,assistant,user' ? { text: 'fine' } : refusal(400, alternate);
  });
  const messages: Message[] = [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Hello.' },
    { role: 'user', content: 'Are you there?' },
    { role: 'assistant', content: 'Yes.' },
    { role: 'user', content: 'Who are you?' },
  ];
  for await (const { answer } of model.answer([{ messages }])) expect(answer.text).toBe('fine');
  const sent = server.received[1].body.messages as Message[];
  expect(sent[0].content).toBe('Be brief.\n\nHello.\n\nAre you there?');
});

test('a filter behind a proxy is a filter', async () => {
  const said = 'litellm.BadRequestError: litellm.ContentPolicyViolationError: AzureException - filtered';
  const model = await open(() => refusal(400, { error: { message: said, code: '400' } }));
  expect(await ask(model, ['hi'])).toMatchObject([{ finish: 'filter', text: '' }]);
});

test('a prompt that is too long is told as rejected, and the others are answered', async () => {
  const said = "This model's maximum context length is 64 tokens. However, you requested 600 max_tokens.";
  const model = await open(({ prompt }) => (prompt === 'long' ? refusal(400, said) : { text: prompt }));
  const answers = await ask(model, ['long', 'a', 'long', 'b'], { onRejected: 'answer' });
  expect(answers.map(({ finish, text }) => text || finish)).toEqual(['rejected', 'a', 'rejected', 'b']);
  expect(answers[0].rejected).toMatch(/maximum context length is 64 tokens/);
  await expect(ask(model, ['long'])).rejects.toMatchObject({ code: 'bad-usage' });
});

test('an endpoint that takes nothing is an error, and is not asked all', async () => {
  const model = await open(() => refusal(400, 'Invalid character in prompt'));
  const prompts = Array.from({ length: 200 }, (_, index) => `prompt ${index}`);
  await expect(ask(model, prompts, { onRejected: 'answer' })).rejects.toThrow(/Invalid character in prompt/);
  expect(server.received.length).toBeLessThan(100);
});

test.each([
  [
    { error: { message: 'Provider returned error', code: 402 } },
    /no credit left \(Provider returned error\)/,
  ],
  [
    { choices: [{ index: 0, finish_reason: 'error', error: { code: 400, message: 'upstream died' } }] },
    /rejects the request \(400: upstream died\)/,
  ],
])("an error with status 200 is told in the vendor's words", async (body, message) => {
  const model = await open(() => ({ kind: 'raw', body: JSON.stringify(body) }));
  await expect(ask(model, ['hi'])).rejects.toThrow(message);
});

const thought = "I'm sorry, I cannot; or can I?";
test.each([
  [`<think>\n${thought}\n</think>\n\nSure.`],
  [`${thought}\n</think>\n\nSure.`],
  [`[THINK]${thought}[/THINK]Sure.`],
  [`<thinking>${thought}</thinking>Sure.`],
  [`<reasoning>${thought}</reasoning>Sure.`],
  [
    `<|channel|>analysis<|message|>${thought}<|end|><|start|>assistant<|channel|>final<|message|>Sure.<|return|>`,
  ],
])('thoughts are told from the answer in %j', async (text) => {
  const model = await open(() => ({ text }));
  expect(await ask(model, ['hi'])).toMatchObject([{ text: 'Sure.', reasoning: thought }]);
});

test('a text that only speaks of such marks is an answer', async () => {
  const text = 'Put it between <think> and </think>.';
  const model = await open(() => ({ text }));
  expect((await ask(model, ['hi']))[0].text).toBe(text);
});
