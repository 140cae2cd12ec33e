import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Answer, AnswerOptions } from '../../chat-model.ts';
import { type BatchServer, type BatchServerOptions, startBatchServer } from '../fixtures/batch-server.ts';
import { hostedChatModel } from '../hosted-chat-model.ts';
import {
  type BatchDialect,
  mistralBatches,
  openaiBatches,
  togetherBatches,
} from '../openai/batch-dialects.ts';
import { specificationErrors } from '../openai/fixtures/openai-schemas.ts';
import { openOpenaiEndpoint } from '../openai/open-openai-endpoint.ts';
import type { BatchEvent, BatchOptions } from './batch-event.ts';

let server: BatchServer;
afterEach(async () => {
  await server.close();
});

const prompts = Array.from({ length: 12 }, (_, index) => `Wave ${index}`);
const settings: AnswerOptions = { maximumTokens: 20, temperature: 0 };

interface Start extends Partial<BatchOptions> {
  dialect?: BatchDialect;
  asked?: readonly string[];
  signal?: AbortSignal;
}

/** A place for the notes, and what a start there answers and tells. */
async function place(options: BatchServerOptions = {}) {
  server = await startBatchServer(options);
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-batches-'));
  return async ({
    dialect = openaiBatches('here'),
    asked: questions = prompts,
    signal,
    ...more
  }: Start = {}) => {
    const endpoint = await openOpenaiEndpoint({
      name: 'here:m',
      model: 'm',
      baseUrl: server.url,
      key: 'key-0001',
      dialect: { maximumTokens: 'max_completion_tokens', seed: 'seed' },
      batches: { dialect },
    });
    const events: BatchEvent[] = [];
    const tell = (event: BatchEvent): void => {
      events.push(event);
    };
    const model = hostedChatModel(endpoint, { batch: { step: 'base', folder, tell, interval: 5, ...more } });
    const conversations = questions.map((content) => ({ messages: [{ role: 'user' as const, content }] }));
    const asking = model.answer(conversations, { ...settings, ...(signal ? { signal } : {}) });
    const answers: Answer[] = [];
    for await (const { index, answer } of asking) answers[index] = answer;
    return { texts: answers.map(({ text }) => text), events };
  };
}

const texts = prompts.map((prompt) => `About ${prompt}`);

test.each([
  ['openai', openaiBatches('openai')],
  ['together', togetherBatches()],
  ['mistral', mistralBatches('m')],
] as const)('%s: uploaded, submitted, followed and read', async (vendor, dialect) => {
  const start = await place({ vendor, looks: 2 });
  const { events, ...answered } = await start({ dialect });
  expect(answered.texts).toEqual(texts);
  expect(server.direct).toEqual([]);
  const [{ lines, body }] = server.batches;
  expect(server.batches).toHaveLength(1);
  expect(new Set(lines.map(({ custom_id }) => custom_id)).size).toBe(12);
  expect(lines[0].body.model ?? body.model).toBe('m');
  const statuses = events.flatMap((event) => (event.type === 'batch' ? event.status.toLowerCase() : []));
  expect(statuses[0]).toBe('validating');
  expect(['completed', 'success']).toContain(statuses.at(-1));
});

test('files, requests and replies are as the specification has them', async () => {
  const start = await place();
  await start();
  const [{ body, lines, file }] = server.batches;
  const { output_file_id, ...request } = body;
  expect(output_file_id).toBeDefined();
  expect(specificationErrors('CreateBatchRequest', request)).toEqual([]);
  expect(server.files.get(file)).toMatchObject({
    purpose: 'batch',
    filename: expect.stringMatching(/\.jsonl$/),
  });
  for (const { custom_id, method, url, body: requestBody } of lines) {
    expect(custom_id).toMatch(/^[\w-]{1,64}$/);
    expect([method, url]).toEqual(['POST', '/v1/chat/completions']);
    expect(specificationErrors('CreateChatCompletionRequest', requestBody)).toEqual([]);
  }
  const read = async (path: string) => (await fetch(`${server.url}${path}`)).json();
  expect(specificationErrors('ListBatchesResponse', await read('/batches'))).toEqual([]);
  expect(specificationErrors('Batch', await read('/batches/batch_1'))).toEqual([]);
  const { data } = (await read('/files?purpose=batch')) as { data: unknown[] };
  expect(specificationErrors('OpenAIFile', data[0])).toEqual([]);
});

test('what a batch leaves unanswered goes into another, and what that leaves is asked directly', async () => {
  const start = await place({
    script: ({ prompt, direct }) => {
      const number = Number(prompt.slice(5));
      if (number % 3 === 0 && !direct) return number % 2 === 0 ? 'expired' : 'lost';
      return { text: `About ${prompt}` };
    },
  });
  const questions = Array.from({ length: 36 }, (_, index) => `Wave ${index}`);
  const { texts: answered } = await start({ asked: questions });
  expect(answered).toEqual(questions.map((prompt) => `About ${prompt}`));
  expect(server.batches.map(({ lines }) => lines.length)).toEqual([12, 36]);
  expect(server.direct).toHaveLength(12);
  expect([...server.answered.values()].every((times) => times === 1)).toBe(true);
});

test('few that are left are asked directly, and so is what a batch rejects', async () => {
  const start = await place({
    script: ({ prompt, direct }) =>
      !direct && prompt === 'Wave 3'
        ? { status: 400, error: { message: 'too long', code: 'context_length_exceeded' } }
        : { text: `About ${prompt}` },
  });
  expect((await start()).texts).toEqual(texts);
  expect([server.batches.length, server.direct.length]).toEqual([1, 1]);
});

test('a parameter that the model refuses is left out of the next batch', async () => {
  const start = await place({
    script: ({ body, prompt }) =>
      'temperature' in body
        ? { status: 400, error: { message: 'Unsupported', code: 'unsupported_value', param: 'temperature' } }
        : { text: `About ${prompt}` },
  });
  expect((await start()).texts).toEqual(texts);
  expect(server.batches.map(({ lines }) => 'temperature' in lines[0].body)).toEqual([false, true]);
  expect(server.direct).toEqual([]);
});

test.each([
  ['the upload', 'POST /v1/files'],
  ['the submission', 'POST /v1/batches'],
  ['a look', 'GET /v1/batches/*'],
  ['the results', 'GET /v1/files/*/content'],
])('a connection that is lost in %s costs nothing twice', async (_, lost) => {
  const start = await place({ lose: (call, times) => call === lost && times === 1 });
  expect((await start()).texts).toEqual(texts);
  expect(server.batches).toHaveLength(1);
  expect(server.calls.filter((call) => call === 'POST /v1/files')).toHaveLength(1);
});

test('a stop leaves the batch going, says how to take it up, and the next start collects it', async () => {
  const start = await place({ ending: () => 'never' });
  const stop = new AbortController();
  const events: BatchEvent[] = [];
  const tell = (event: BatchEvent): void => {
    events.push(event);
    if (event.type === 'batch' && event.status === 'in_progress') stop.abort(new Error('stopped'));
  };
  await expect(start({ signal: stop.signal, tell })).rejects.toThrow('stopped');
  expect(events.at(-1)).toMatchObject({ text: expect.stringMatching(/batch_1 goes on.*holdfast batches/) });
  server.finish();
  expect((await start()).texts).toEqual(texts);
  expect([server.batches.length, server.direct.length]).toEqual([1, 0]);
});

test('answers that are in the files of an earlier batch are read again, not asked again', async () => {
  const start = await place();
  await start();
  expect((await start()).texts).toEqual(texts);
  expect(server.batches).toHaveLength(1);
  const further = await start({ asked: [...prompts, 'Bow 1'], collectOnly: true });
  expect(further.texts).toEqual([...texts, 'About Bow 1']);
  expect([server.batches.length, server.direct.length]).toEqual([1, 1]);
});

test('a batch that the service has no more is told with its note, and without it all is asked again', async () => {
  const start = await place();
  await start();
  server.batches.length = 0;
  const failure: unknown = await start().catch((error: unknown) => error);
  const path = /remove (\S+);/.exec(String(failure))?.[1] ?? '';
  expect(String(failure)).toMatch(/batch of an earlier start cannot be read \(.*404/);
  await rm(path);
  expect((await start()).texts).toEqual(texts);
  expect(server.batches).toHaveLength(1);
});

test('a batch that is not carried out says why, and the next start submits another', async () => {
  const start = await place({ ending: (batch) => (batch === 1 ? 'failed' : 'completed') });
  await expect(start()).rejects.toThrow(
    /batch batch_1 was not carried out \(token_limit_exceeded: Enqueued token limit reached\)/,
  );
  expect((await start()).texts).toEqual(texts);
  expect(server.batches).toHaveLength(2);
});

test('a batch that somebody cancels stops the start; the next one asks what it did not answer', async () => {
  const start = await place({ ending: (batch) => (batch === 1 ? 'never' : 'completed') });
  const tell = (event: BatchEvent): void => {
    const [first] = server.batches;
    if (event.type === 'batch' && first.status === 'in_progress') first.status = 'cancelling';
  };
  await expect(start({ tell })).rejects.toThrow(/somebody cancelled batch batch_1/);
  expect((await start()).texts).toEqual(texts);
  expect([server.batches.length, server.direct.length]).toEqual([1, 6]);
  expect([...server.answered.values()].every((times) => times === 1)).toBe(true);
});

test('an endpoint without batches: one line where they are required, else direct requests', async () => {
  const start = await place({ vendor: 'mistral' });
  await expect(start()).rejects.toThrow(/here:m has no batch endpoint; leave batch out\.$/);
  const { texts: answered, events } = await start({ required: false });
  expect(answered).toEqual(texts);
  expect(events).toEqual([
    { type: 'message', level: 'info', text: expect.stringMatching(/asked directly, at the full price/) },
  ]);
});
