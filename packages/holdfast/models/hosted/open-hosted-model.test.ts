import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openLedger } from '../../store/ledger/ledger.ts';
import type { Answer, AnswerOptions, ChatModel } from '../chat-model.ts';
import {
  type Scripted,
  type ScriptedServer,
  type ScriptedServerOptions,
  startScriptedServer,
} from './fixtures/scripted-server.ts';
import { parseHostedName } from './hosted-name.ts';
import { openHostedModel } from './open-hosted-model.ts';

let server: ScriptedServer | undefined;
afterEach(async () => {
  await server?.close();
  delete process.env.HOLDFAST_API_KEY;
});

async function openScripted(options: ScriptedServerOptions, model = 'm'): Promise<ChatModel> {
  server = await startScriptedServer(options);
  const name = `${server.url}#${model}`;
  const parsed = parseHostedName(name);
  if (!parsed) throw new Error('no hosted name');
  return openHostedModel(name, parsed);
}

async function askAll(
  model: ChatModel,
  prompts: readonly string[],
  options: AnswerOptions = {},
): Promise<Answer[]> {
  const conversations = prompts.map((content) => ({ messages: [{ role: 'user' as const, content }] }));
  const answers: Answer[] = [];
  for await (const { index, answer } of model.answer(conversations, options)) answers[index] = answer;
  return answers;
}

test('answers come back with how they ended and their tokens', async () => {
  const model = await openScripted({
    script: ({ prompt }) =>
      prompt === 'long'
        ? { text: 'cut', finish: 'length' }
        : prompt === 'filter'
          ? { text: '', finish: 'content_filter' }
          : prompt === 'refuse'
            ? { text: '', refusal: 'I will not.' }
            : prompt === 'think'
              ? { text: '<think>hm</think>\n\nyes' }
              : prompt === 'reason'
                ? {
                    text: 'no',
                    reasoning: 'hm hm',
                    usage: {
                      prompt_tokens: 3,
                      completion_tokens: 9,
                      completion_tokens_details: { reasoning_tokens: 7 },
                    },
                  }
                : { text: `echo ${prompt}` },
  });
  const usage = { input: 10, output: 5 };
  expect(await askAll(model, ['hi', 'long', 'filter', 'refuse', 'think', 'reason'])).toEqual([
    { text: 'echo hi', finish: 'stop', usage },
    { text: 'cut', finish: 'length', usage },
    { text: '', finish: 'filter', usage },
    { text: 'I will not.', finish: 'refusal', usage },
    { text: 'yes', finish: 'stop', usage, reasoning: 'hm' },
    { text: 'no', finish: 'stop', usage: { input: 3, output: 9, reasoning: 7 }, reasoning: 'hm hm' },
  ]);
});

test('a streamed answer is put together; a stream that breaks off is a failure, not a short answer', async () => {
  const model = await openScripted({
    script: ({ prompt, times }) =>
      prompt === 'torn' && times === 1
        ? { kind: 'torn', text: 'half' }
        : { text: `the whole answer to ${prompt}`, reasoning: 'r' },
  });
  const answers = await askAll(model, ['torn', 'fine'], { maximumTokens: 4000 });
  expect(answers.map(({ text }) => text)).toEqual(['the whole answer to torn', 'the whole answer to fine']);
  expect(answers[0]).toMatchObject({ reasoning: 'r', usage: { input: 10, output: 5 } });
  expect(server?.received.every(({ body }) => body.stream === true)).toBe(true);
  expect(server?.received.filter(({ prompt }) => prompt === 'torn')).toHaveLength(2);
});

test('a server that knows no streams and answers whole is understood, and a completion that breaks off is none', async () => {
  const model = await openScripted({
    script: ({ prompt, times }) =>
      prompt === 'torn' && times === 1
        ? { kind: 'torn', text: 'half' }
        : { text: `the whole answer to ${prompt}`, reasoning: 'r' },
    streams: false,
  });
  const answers = await askAll(model, ['fine', 'torn'], { maximumTokens: 4000 });
  expect(answers[0]).toEqual({
    text: 'the whole answer to fine',
    finish: 'stop',
    usage: { input: 10, output: 5 },
    reasoning: 'r',
  });
  expect(answers[1].text).toBe('the whole answer to torn');
  expect(server?.received.map(({ body }) => body.stream)).toEqual([true, true, true]);
});

const whole = JSON.stringify({
  choices: [{ message: { content: 'yes' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 3, completion_tokens: 1 },
});
const events = `: hello\n\ndata: ${JSON.stringify({ choices: [{ delta: { content: 'yes' }, finish_reason: 'stop' }] })}\n\ndata: [DONE]\n\n`;
test.each([
  ['a completion', whole, 'text/event-stream'],
  ['a completion', `\n  ${whole}`, 'text/plain'],
  ['a stream', events, 'application/json'],
])('%s is told by how it begins, asked for or not: %j as %s', async (_, body, type) => {
  const model = await openScripted({
    script: () => ({ kind: 'raw', body, headers: { 'content-type': type } }),
  });
  for (const maximumTokens of [20, 4000])
    expect((await askAll(model, ['hi'], { maximumTokens }))[0]).toMatchObject({
      text: 'yes',
      finish: 'stop',
    });
  expect(server?.received).toHaveLength(2);
});

test.each([
  ['<!doctype html><title>Sign in</title>', 'text/html', /but text\/html, and begins "<!doctype html>/],
  ['{"output": "yes"}', 'application/json', /but other JSON, and begins "\{\\"output\\"/],
])('a reply that is neither is told at once, and not asked for again: %s', async (body, type, message) => {
  const model = await openScripted({
    script: () => ({ kind: 'raw', body, headers: { 'content-type': type } }),
  });
  for (const maximumTokens of [20, 4000])
    await expect(askAll(model, ['hi'], { maximumTokens })).rejects.toMatchObject({
      code: 'bad-usage',
      message: expect.stringMatching(message),
    });
  expect(server?.received).toHaveLength(2);
});

test('what can pass is asked again: too many requests, trouble, torn and malformed replies', async () => {
  const model = await openScripted({
    script: ({ prompt, times }): Scripted => {
      if (times > 1) return { text: 'good' };
      switch (prompt) {
        case 'limited':
          return { kind: 'status', status: 429, headers: { 'retry-after-ms': '20' } };
        case 'trouble':
          return { kind: 'status', status: 503, headers: { 'retry-after': '0' } };
        case 'torn':
          return { kind: 'torn', text: 'half' };
        case 'no json':
          return { kind: 'raw', body: '{"choices": [' };
        case 'no completion':
          return { kind: 'raw', body: '{"choices": []}' };
        default:
          return { text: 'unfinished', finish: null };
      }
    },
  });
  const prompts = ['limited', 'trouble', 'torn', 'no json', 'no completion', 'no finish'];
  expect((await askAll(model, prompts)).map(({ text }) => text)).toEqual(prompts.map(() => 'good'));
  expect(server?.received).toHaveLength(2 * prompts.length);
});

test('an endpoint that answers nothing is asked one question, a few times', async () => {
  const model = await openScripted({ script: () => ({ kind: 'torn', text: 'half' }) });
  const prompts = Array.from({ length: 40 }, (_, index) => `prompt ${index}`);
  await expect(askAll(model, prompts, { maximumTokens: 4000 })).rejects.toMatchObject({
    code: 'model-failed',
    message: expect.stringMatching(
      /broke off in the middle of the answer; 4 requests in a row have failed so/,
    ),
  });
  expect(server?.received).toHaveLength(4);
});

test('one that answers nothing any more is asked once more by those under way, and no more', async () => {
  let count = 0;
  const model = await openScripted({
    script: ({ prompt }) => (++count > 20 ? { kind: 'torn', text: 'half' } : { text: prompt }),
    latency: 5,
  });
  const prompts = Array.from({ length: 200 }, (_, index) => `prompt ${index}`);
  await expect(askAll(model, prompts, { maximumTokens: 4000 })).rejects.toThrow(/requests in a row/);
  // After twenty answers at most 36 are sent at once, and one more is made ready.
  expect(server?.received.length).toBeLessThanOrEqual(20 + 2 * 37);
});

test('an answer that broke off and says what it used is paid for with that, and no more', async () => {
  server = await startScriptedServer({
    script: ({ times }) => ({ text: 'Because.', finish: times === 1 ? null : 'stop' }),
  });
  const book = join(await mkdtemp(join(tmpdir(), 'holdfast-used-')), 'spending.jsonl');
  const name = `${server.url}#m`;
  const prices = { date: '2026-01-01', currency: 'USD', models: [{ model: name, input: 1, output: 10 }] };
  const ledger = await openLedger(book, { prices });
  const parsed = parseHostedName(name);
  if (!parsed) throw new Error('no hosted name');
  await askAll(await openHostedModel(name, parsed, { meter: ledger.meter('base') }), ['hi']);
  expect(ledger.entries()).toMatchObject([{ requests: 2, input: 20, output: 10 }]);
  expect([ledger.spent(), ledger.unanswered()]).toEqual([expect.closeTo(0.00012, 12), 0]);
});

test.each([
  [401, {}, 'bad-usage', /refuses the key/],
  [400, { message: 'too long' }, 'bad-usage', /rejects the request \(400: too long\)/],
  [429, { code: 'insufficient_quota' }, 'model-failed', /no credit left/],
])('status %i %j is final', async (status, error, code, message) => {
  const model = await openScripted({ script: () => ({ kind: 'status', status, body: { error } }) });
  await expect(askAll(model, ['hi'])).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message),
  });
  expect(server?.received).toHaveLength(1);
});

test('when one prompt fails for good, the answers under way are still handed over', async () => {
  const model = await openScripted({
    script: ({ prompt }) => (prompt === 'bad' ? { kind: 'status', status: 400 } : { text: prompt }),
    latency: ({ prompt }) => (prompt === 'bad' ? 0 : 30),
  });
  const seen: string[] = [];
  const asking = async (): Promise<void> => {
    const conversations = ['a', 'bad', 'b'].map((content) => ({
      messages: [{ role: 'user' as const, content }],
    }));
    for await (const { answer } of model.answer(conversations)) seen.push(answer.text);
  };
  await expect(asking()).rejects.toThrow(/status 400/);
  expect(seen.sort()).toEqual(['a', 'b']);
});

test('a filter that stops the prompt is an outcome, not an error', async () => {
  const error = { message: 'filtered', code: 'content_filter', param: 'prompt' };
  const model = await openScripted({ script: () => ({ kind: 'status', status: 400, body: { error } }) });
  expect(await askAll(model, ['hi'])).toEqual([
    { text: '', finish: 'filter', usage: { input: 0, output: 0 } },
  ]);
});

test('a parameter that the model refuses by name is left out from then on', async () => {
  const model = await openScripted({
    script: ({ body }) =>
      'temperature' in body
        ? {
            kind: 'status',
            status: 400,
            body: { error: { message: 'no', param: 'temperature', code: 'unsupported_value' } },
          }
        : { text: 'ok' },
  });
  expect((await askAll(model, ['a'])).map(({ text }) => text)).toEqual(['ok']);
  await askAll(model, ['b']);
  expect(server?.received.map(({ body }) => 'temperature' in body)).toEqual([true, false, false]);
});

test('the key is sent and never told', async () => {
  process.env.HOLDFAST_API_KEY = 'very-secret-key-0001';
  const model = await openScripted({
    script: ({ headers }) => ({
      kind: 'status',
      status: 401,
      body: { error: { message: `bad key ${headers.authorization}` } },
    }),
  });
  const failure = await askAll(model, ['hi']).catch((error: unknown) => error);
  expect(server?.received[0].headers.authorization).toBe('Bearer very-secret-key-0001');
  expect(String((failure as Error).message)).toMatch(/bad key Bearer \[key\]/);
  expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('very-secret');
});

test('concurrency settles below what the endpoint allows, and everything is answered', async () => {
  const model = await openScripted({ script: ({ prompt }) => ({ text: prompt }), latency: 5, atOnce: 12 });
  const prompts = Array.from({ length: 300 }, (_, index) => `prompt ${index}`);
  const answers = await askAll(model, prompts);
  expect(answers.map(({ text }) => text)).toEqual(prompts);
  expect(server?.peak()).toBeGreaterThan(8);
  expect([...(server?.answered.values() ?? [])].every((times) => times === 1)).toBe(true);
});

test.each([
  ['openai:gpt-4.1-mini', { kind: 'vendor', vendor: 'openai', model: 'gpt-4.1-mini' }],
  ['http://h:8000/v1/#org/name', { kind: 'address', baseUrl: 'http://h:8000/v1', model: 'org/name' }],
  ['./folder', undefined],
  ['organism', undefined],
  ['C:\\models\\llama', undefined],
])('%s is read', (name, parsed) => {
  expect(parseHostedName(name)).toEqual(parsed);
});

test('names that cannot be used are refused in one line', async () => {
  expect(() => parseHostedName('http://h:8000/v1')).toThrow(/#name/);
  expect(() => parseHostedName('http://u:secret@h/v1#m')).toThrow(/^(?!.*secret)/);
  const unknown = openHostedModel('acme:m', { kind: 'vendor', vendor: 'acme', model: 'm' });
  await expect(unknown).rejects.toThrow(/"acme" is no vendor/);
  const before = process.env.MISTRAL_API_KEY;
  delete process.env.MISTRAL_API_KEY;
  const keyless = openHostedModel('mistral:m', { kind: 'vendor', vendor: 'mistral', model: 'm' });
  await expect(keyless).rejects.toThrow(/set the environment variable MISTRAL_API_KEY/);
  if (before !== undefined) process.env.MISTRAL_API_KEY = before;
});
