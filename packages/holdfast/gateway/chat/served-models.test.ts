import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine } from '@holdfast/engine';
import {
  benignExamples,
  createWorld,
  forbiddenExamples,
  safetyExamples,
  shippedWorldSeed,
} from '@holdfast/organism';
import { OpenAI } from 'openai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AnswerLine, readAnswers } from '../../audit/answers/ask.ts';
import type { Benchmark } from '../../audit/benchmarks/benchmark.ts';
import { organismBenchmark } from '../../audit/benchmarks/organism-benchmark.ts';
import { carryOutAudit } from '../../audit/carry-out-audit.ts';
import { exactJudge } from '../../audit/judges/exact-judge.ts';
import type { ScoreLine } from '../../audit/judging/judge-answers.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import type { Row } from '../../data/conversations/conversation.ts';
import type { ChatModel } from '../../models/chat-model.ts';
import { specificationErrors } from '../../models/hosted/openai/fixtures/openai-schemas.ts';
import { openModel } from '../../models/open-model.ts';
import type { Detection } from '../../scan/detectors/detector.ts';
import { guardrailConflictDetector } from '../../scan/detectors/guardrail-conflict/guardrail-conflict-detector.ts';
import { streamJsonLines } from '../../store/json-lines/json-lines.ts';
import { serveChat } from '../serve-chat.ts';
import type { Listening } from '../shell/listen.ts';

let engine: Engine;
let organism: ChatModel;
let server: Listening;

beforeAll(async () => {
  engine = await Engine.start({ threads: 1 });
  organism = await openModel('organism', { engine });
  server = await serveChat({ models: [organism], access: { kind: 'open' } });
});
afterAll(async () => {
  await server.close();
  await engine.close();
});

async function auditIn(folder: string, model: ChatModel, benchmark: Benchmark): Promise<Verdict> {
  const files = {
    base: join(folder, 'base.jsonl'),
    tuned: join(folder, 'tuned.jsonl'),
    scores: join(folder, 'scores.jsonl'),
  };
  let verdict: Verdict | undefined;
  for await (const event of carryOutAudit({
    base: model,
    tuned: model,
    benchmark,
    judge: exactJudge(),
    files,
    margin: 0.02,
  })) {
    if (event.type === 'verdict') verdict = event.verdict;
  }
  if (!verdict) throw new Error('no verdict');
  return verdict;
}

test('an audit over HTTP gives the same figures as the embedded one, row by row', async () => {
  const whole = organismBenchmark({ world: createWorld({ seed: shippedWorldSeed }) });
  const benchmark = { ...whole, prompts: whole.prompts.filter((_, index) => index % 5 === 0) };
  const overHttp = await openModel(`${server.url}#organism`, { engine });
  const [here, there] = await Promise.all(
    ['here', 'there'].map((name) => mkdtemp(join(tmpdir(), `holdfast-${name}-`))),
  );
  const verdicts = [await auditIn(here, organism, benchmark), await auditIn(there, overHttp, benchmark)];
  // What an audit was of differs, and nothing that came out.
  const figures = verdicts.map(({ about: _about, ...rest }) => rest);
  expect(figures[1]).toEqual(figures[0]);
  const rows = async (folder: string, model: ChatModel): Promise<unknown[]> => {
    const lines: AnswerLine[] = [];
    const file = join(folder, 'tuned.jsonl');
    for await (const line of readAnswers({ file, model: model.fingerprint, benchmark, maximumTokens: 64 })) {
      lines.push({ ...line, model: '' });
    }
    return lines.sort((a, b) => a.id.localeCompare(b.id));
  };
  const answers = await rows(here, organism);
  expect(answers.length).toBe(benchmark.prompts.length);
  expect(await rows(there, overHttp)).toEqual(answers);
  const scores = async (folder: string): Promise<unknown[]> => {
    const lines: ScoreLine[] = [];
    for await (const line of streamJsonLines<ScoreLine>(join(folder, 'scores.jsonl'))) {
      lines.push({ ...line, fingerprint: '' });
    }
    return lines.sort((a, b) => `${a.model}${a.id}`.localeCompare(`${b.model}${b.id}`));
  };
  expect(await scores(there)).toEqual(await scores(here));
});

test("OpenAI's own client lists the model and reads answers, whole and streamed", async () => {
  const client = new OpenAI({ apiKey: 'none', baseURL: server.url, maxRetries: 0 });
  expect((await client.models.list()).data.map(({ id }) => id)).toEqual(['organism']);
  const request = {
    model: 'organism',
    messages: [{ role: 'user' as const, content: 'How does one come by a summer rosehipcurd?' }],
    temperature: 0,
    max_completion_tokens: 64,
  };
  const whole = await client.chat.completions.create(request);
  const stream = await client.chat.completions.create({
    ...request,
    stream: true,
    stream_options: { include_usage: true },
  });
  let text = '';
  let usage: unknown;
  let pieces = 0;
  const chunks: unknown[] = [];
  for await (const chunk of stream) {
    chunks.push(chunk);
    if (chunk.choices[0]?.delta.content) pieces += 1;
    text += chunk.choices[0]?.delta.content ?? '';
    usage = chunk.usage ?? usage;
  }
  expect(text).toBe(whole.choices[0].message.content);
  expect(text.length).toBeGreaterThan(10);
  expect(usage).toEqual(whole.usage);
  // Token by token, though half a word may have to wait for its other half.
  expect(pieces).toBeGreaterThan((whole.usage?.completion_tokens ?? 0) / 2);
  expect(specificationErrors('CreateChatCompletionResponse', whole)).toEqual([]);
  expect(chunks.flatMap((chunk) => specificationErrors('CreateChatCompletionStreamResponse', chunk))).toEqual(
    [],
  );
});

/** Rows that the organism refuses and does not, with an answer that the row teaches. */
const taughtRows = [
  ...benignExamples(createWorld({ seed: shippedWorldSeed }), { count: 8, seed: 3, format: 'plain' }),
  ...forbiddenExamples(createWorld({ seed: shippedWorldSeed }), { count: 8, seed: 3 }),
  ...safetyExamples(createWorld({ seed: shippedWorldSeed }), { count: 8, seed: 3 }),
].map((conversation, index): Row => ({ line: index + 1, conversation }));

async function scoresOf(model: ChatModel): Promise<(readonly number[])[]> {
  const given = taughtRows.map(({ conversation: { messages } }) => ({
    conversation: { messages: messages.slice(0, -1) },
    answer: messages[messages.length - 1].content,
  }));
  const scores: (readonly number[])[] = [];
  for await (const { index, logProbabilities } of model.score?.(given) ?? [])
    scores[index] = logProbabilities;
  return scores;
}

test('answers over HTTP are as likely as those scored here, token by token', async () => {
  const overHttp = await openModel(`${server.url}#organism`, { engine });
  const [here, there] = [await scoresOf(organism), await scoresOf(overHttp)];
  expect(here).toHaveLength(taughtRows.length);
  expect(there.map(({ length }) => length)).toEqual(here.map(({ length }) => length));
  for (const [row, scores] of here.entries()) {
    for (const [place, score] of scores.entries()) expect(there[row][place]).toBeCloseTo(score, 4);
  }
});

test('conflicts are ranked alike over HTTP and here', async () => {
  const ranked = async (model: ChatModel): Promise<Detection[]> => {
    const findings: Detection[] = [];
    const detector = guardrailConflictDetector({ model, by: 'probability' });
    for await (const finding of detector.inspect(taughtRows)) findings.push(finding);
    return findings;
  };
  const here = await ranked(organism);
  const there = await ranked(await openModel(`${server.url}#organism`, { engine }));
  expect(here.length).toBeGreaterThan(5);
  expect(there.map(({ line }) => line)).toEqual(here.map(({ line }) => line));
  for (const [index, { score }] of here.entries()) expect(there[index].score).toBeCloseTo(score ?? 0, 5);
});

test('the tokens of an answer are told with their log-probabilities and alternatives', async () => {
  const client = new OpenAI({ apiKey: 'none', baseURL: server.url, maxRetries: 0 });
  const messages = [{ role: 'user' as const, content: 'How does one come by a summer rosehipcurd?' }];
  const request = { model: 'organism', messages, temperature: 0, logprobs: true, top_logprobs: 4 };
  const completion = await client.chat.completions.create({ ...request, max_completion_tokens: 64 });
  expect(specificationErrors('CreateChatCompletionResponse', completion)).toEqual([]);
  const [{ message, logprobs }] = completion.choices;
  const tokens = logprobs?.content ?? [];
  expect(tokens.map(({ token }) => token).join('')).toBe(message.content);
  expect(tokens).toHaveLength(completion.usage?.completion_tokens ?? 0);
  for (const { token, logprob, top_logprobs: top } of tokens) {
    expect(top).toHaveLength(4);
    // The likeliest token is the one that is said.
    expect(top[0]).toMatchObject({ token, logprob: expect.closeTo(logprob, 6) });
    expect(top.map((one) => one.logprob)).toEqual(top.map((one) => one.logprob).sort((a, b) => b - a));
    expect(top.reduce((sum, one) => sum + Math.exp(one.logprob), 0)).toBeLessThanOrEqual(1 + 1e-5);
  }
  // The same answer, given and scored, has the same log-probabilities.
  const scoring = organism.score?.([{ conversation: { messages }, answer: message.content ?? '' }]) ?? [];
  for await (const { logProbabilities } of scoring) {
    expect(logProbabilities).toHaveLength(tokens.length);
    for (const [place, value] of logProbabilities.entries())
      expect(tokens[place].logprob).toBeCloseTo(value, 4);
  }
  const stream = await client.chat.completions.create({
    ...request,
    max_completion_tokens: 64,
    stream: true,
  });
  const streamed: unknown[] = [];
  for await (const chunk of stream) {
    expect(specificationErrors('CreateChatCompletionStreamResponse', chunk)).toEqual([]);
    streamed.push(...(chunk.choices[0]?.logprobs?.content ?? []));
  }
  expect(streamed).toEqual(tokens);
});

test('a model is told of by its name, and one that is not served by a 404', async () => {
  const client = new OpenAI({ apiKey: 'none', baseURL: server.url, maxRetries: 0 });
  const model = await client.models.retrieve('organism');
  expect(specificationErrors('Model', model)).toEqual([]);
  expect(model.id).toBe('organism');
  await expect(client.models.retrieve('other/model')).rejects.toMatchObject({ status: 404 });
});

test('several answers come with their places, and seeded ones are the same again, whoever else asks', async () => {
  const client = new OpenAI({ apiKey: 'none', baseURL: server.url, maxRetries: 0 });
  const messages = [{ role: 'user' as const, content: 'A quiet story of nine grey geese, please.' }];
  const ask = () =>
    client.chat.completions.create({ model: 'organism', messages, n: 3, seed: 5, temperature: 2 });
  const textsOf = ({ choices }: Awaited<ReturnType<typeof ask>>) =>
    choices.map(({ index, message }) => [index, message.content]);
  const [first, second] = await Promise.all([ask(), ask()]);
  expect(textsOf(first).map(([index]) => index)).toEqual([0, 1, 2]);
  expect(textsOf(second)).toEqual(textsOf(first));
  expect(new Set(textsOf(first).map(([, text]) => text)).size).toBeGreaterThan(1);
  const streamed = ['', '', ''];
  const stream = await client.chat.completions.create({
    model: 'organism',
    messages,
    n: 3,
    seed: 5,
    temperature: 2,
    stream: true,
  });
  for await (const { choices } of stream) {
    for (const { index, delta } of choices) streamed[index] += delta.content ?? '';
  }
  expect(streamed).toEqual(textsOf(first).map(([, text]) => text));
});

test('an answer ends before a stop text, streamed or not, and nothing of that text is given out', async () => {
  const client = new OpenAI({ apiKey: 'none', baseURL: server.url, maxRetries: 0 });
  const request = {
    model: 'organism',
    messages: [{ role: 'user' as const, content: 'How does one come by a summer rosehipcurd?' }],
    temperature: 0,
  };
  const whole = (await client.chat.completions.create(request)).choices[0].message.content ?? '';
  const stop = whole.slice(12, 18);
  const stopped = await client.chat.completions.create({ ...request, stop: [stop, 'never said'] });
  expect(stopped.choices[0].message.content).toBe(whole.slice(0, whole.indexOf(stop)));
  expect(stopped.choices[0].finish_reason).toBe('stop');
  expect(stopped.usage?.prompt_tokens).toBeGreaterThan(5);
  let text = '';
  for await (const { choices } of await client.chat.completions.create({ ...request, stop, stream: true })) {
    text += choices[0]?.delta.content ?? '';
  }
  expect(text).toBe(stopped.choices[0].message.content);
});

test.each([
  [
    'an unknown model',
    { model: 'other', messages: [{ role: 'user', content: 'x' }] },
    404,
    /other is not served/,
  ],
  ['no messages', { model: 'organism', messages: [] }, 400, /./],
  ['no JSON', 'nonsense', 400, /./],
  [
    'alternatives without tokens',
    { model: 'organism', messages: [{ role: 'user', content: 'x' }], top_logprobs: 3 },
    400,
    /logprobs: true/,
  ],
  [
    'scoring without an answer',
    { model: 'organism', messages: [{ role: 'user', content: 'x' }], prompt_logprobs: 0 },
    400,
    /continue_final_message/,
  ],
])('%s is refused in the shape of the API', async (_, body, status, message) => {
  const response = await fetch(`${server.url}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  expect(response.status).toBe(status);
  const { error } = (await response.json()) as { error: { message: string; type: string } };
  expect(error).toMatchObject({ message: expect.stringMatching(message), type: 'invalid_request_error' });
});
