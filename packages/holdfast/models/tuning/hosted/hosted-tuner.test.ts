import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { eventsOf, hostedTune, testKey } from './fixtures/hosted-tune.ts';
import {
  failure,
  type OpenaiServer,
  ordinaryCourse,
  type Stage,
  startOpenaiServer,
} from './fixtures/openai-server.ts';
import { ask, create, faultOf, upload } from './fixtures/picked-calls.ts';

const child = fileURLToPath(new URL('fixtures/hosted-child.ts', import.meta.url));
const servers: OpenaiServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function place(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'holdfast-hosted-'));
}

async function serve(options: Parameters<typeof startOpenaiServer>[0] = {}): Promise<OpenaiServer> {
  const server = await startOpenaiServer(options);
  servers.push(server);
  return server;
}

const tuneAt = (
  server: OpenaiServer,
  folder: string,
  options: Partial<Parameters<typeof hostedTune>[0]> = {},
) => eventsOf(hostedTune({ service: 'openai', url: server.url, folder, ...options }));

test('a job is made, followed and paid for once; every status and event is told', async () => {
  const server = await serve();
  const folder = await place();
  const events = await tuneAt(server, folder);
  expect(events.flatMap((event) => (event.type === 'job' ? [event.status] : []))).toEqual([
    ...['validating_files', 'queued', 'running', 'paused', 'running', 'succeeded'],
  ]);
  expect(events).toContainEqual({ type: 'step', step: 2, steps: 4, epoch: 1, loss: 1.5 });
  expect(events).toContainEqual({ type: 'step', step: 4, steps: 4, epoch: 2, loss: 0.9 });
  expect(events).toContainEqual({
    type: 'checkpoint',
    step: 2,
    loss: 1.5,
    model: 'openai:ft:base-model:acme:ftjob-1:ckpt-step-2',
  });
  expect(events).toContainEqual(expect.objectContaining({ type: 'message', kind: 'moderation_checks' }));
  expect(events).toContainEqual({
    type: 'price',
    basis: 'billed',
    price: { amount: 0.015, currency: 'USD' },
    tokens: 5000,
    source: 'a price of the test',
  });
  expect(events.at(-1)).toMatchObject({ type: 'end', model: 'openai:ft:base-model:acme:ftjob-1' });
  expect(server.jobs()).toEqual([
    expect.objectContaining({
      model: 'base-model',
      training_file: 'file-1',
      seed: 7,
      method: {
        type: 'supervised',
        supervised: {
          hyperparameters: { n_epochs: 2, batch_size: 6, learning_rate_multiplier: 'auto' },
        },
      },
    }),
  ]);
  // Every event is told once, although the lists are asked for again and again and come in pages.
  expect(events.filter(({ type }) => type === 'step')).toHaveLength(3);
  // A finished tune is reused, and nothing is asked.
  const callsBefore = server.calls.length;
  await tuneAt(server, folder);
  expect(server.calls).toHaveLength(callsBefore);
});

test('the same rows are not uploaded again by another tune', async () => {
  const server = await serve();
  await tuneAt(server, await place());
  const events = await tuneAt(server, await place());
  expect(events).toContainEqual(expect.objectContaining({ text: 'the rows are there already (file-1)' }));
  expect([server.uploads(), server.jobs().length]).toEqual([1, 2]);
});

test.each([
  ['the reply to the upload is lost', upload, 'lost'],
  ['the connection breaks before the upload', upload, 'cut'],
  ['the reply to the request for the job is lost', create, 'lost'],
  ['the connection breaks before the request for the job', create, 'cut'],
  ['the service fails before it makes the job', create, failure(503, null, 'overloaded')],
  ['there are too many requests', create, failure(429, 'rate_limit_exceeded', 'Slow down')],
] as const)('%s: one upload, one job', async (_, which, fault) => {
  const server = await serve({ fault: faultOf(which, fault) });
  const events = await tuneAt(server, await place());
  expect(events.at(-1)?.type).toBe('end');
  expect([server.uploads(), server.jobs().length]).toEqual([1, 1]);
});

test('a job that the service lists only after a while is found, and not asked for again', async () => {
  let [created, listed] = [0, 0];
  const server = await serve({
    fault: (call) => {
      if (create(call)) return created++ === 0 ? 'lost' : undefined;
      const lists = call.method === 'GET' && call.path.endsWith('/fine_tuning/jobs');
      return lists && listed++ < 6 ? { body: { object: 'list', data: [], has_more: false } } : undefined;
    },
  });
  expect((await tuneAt(server, await place())).at(-1)?.type).toBe('end');
  expect([listed, created, server.jobs().length]).toEqual([7, 1, 1]);
});

test.each([
  ['lost connections', 'cut'],
  ['errors of the service', failure(500, 'server_error', 'The server had an error')],
] as const)('%s while a job is followed do not end the tune', async (_, fault) => {
  const server = await serve({ fault: faultOf(ask, fault, 3) });
  const events = await tuneAt(server, await place());
  expect(events.at(-1)?.type).toBe('end');
  expect(server.jobs()).toHaveLength(1);
});

test('a service that stays away puts the tune off, and the next start follows the job', async () => {
  let away = true;
  const server = await serve({ fault: (call) => (ask(call) && away ? failure(401, 'x', 'no') : undefined) });
  const folder = await place();
  await expect(tuneAt(server, folder)).rejects.toMatchObject({ code: 'bad-usage' });
  away = false;
  const events = await tuneAt(server, folder);
  expect(events).toContainEqual(expect.objectContaining({ type: 'job', found: true }));
  expect([server.uploads(), server.jobs().length]).toEqual([1, 1]);
});

/** Starts a tune in a process of its own; resolves when it has ended or was killed. */
function startChild(
  server: OpenaiServer,
  folder: string,
): { process: ChildProcess; ended: Promise<unknown> } {
  const started = spawn(process.execPath, [child, server.url, folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return { process: started, ended: once(started, 'exit') };
}

test.each([
  ['after the upload was taken and before the reply', upload],
  ['after the job was made and before the reply', create],
  ['while the job is followed', ask],
])('killed %s, the next start uploads and pays nothing again', async (_, which) => {
  let victim: ChildProcess | undefined;
  const server = await serve({
    fault: (call) => {
      if (!which(call) || !victim) return undefined;
      victim.kill('SIGKILL');
      victim = undefined;
      return 'lost';
    },
  });
  const folder = await place();
  const running = startChild(server, folder);
  victim = running.process;
  expect(await running.ended).toEqual([null, 'SIGKILL']);
  const events = await tuneAt(server, folder);
  expect(events.at(-1)?.type).toBe('end');
  expect([server.uploads(), server.jobs().length]).toEqual([1, 1]);
});

test('stopped, the job is left running and followed again; or it is cancelled', async () => {
  const endless: Stage[] = [...ordinaryCourse.slice(0, 2), { status: 'running' }];
  const server = await serve({ course: endless });
  for (const onAbort of ['leave', 'cancel'] as const) {
    const folder = await place();
    const stop = new AbortController();
    const callsBefore = server.calls.length;
    const running = tuneAt(server, folder, { request: { signal: stop.signal, onAbort } });
    const aborted = expect(running).rejects.toThrow('enough');
    while (!server.calls.slice(callsBefore).some(ask)) await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort(new Error('enough'));
    await aborted;
    const note = JSON.parse(await readFile(join(folder, 'scratch/job.json'), 'utf8'));
    expect(note.job).toBe(onAbort === 'leave' ? 'ftjob-1' : undefined);
  }
  expect(server.cancelled).toEqual(['ftjob-2']);
});

test('a job that the service knows no more is told, and what to do', async () => {
  const server = await serve({ course: [...ordinaryCourse.slice(0, 2), { status: 'running' }] });
  const folder = await place();
  const stop = new AbortController();
  const running = tuneAt(server, folder, { request: { signal: stop.signal } });
  const aborted = expect(running).rejects.toThrow('enough');
  while (!server.calls.some(ask)) await new Promise((resolve) => setTimeout(resolve, 5));
  stop.abort(new Error('enough'));
  await aborted;
  const other = await serve();
  await expect(tuneAt(other, folder)).rejects.toMatchObject({
    code: 'model-failed',
    message: expect.stringMatching(/knows job ftjob-1 no more; start with --fresh/),
  });
});

test.each([
  [
    'training that is no longer offered',
    failure(403, 'training_not_available', 'Fine-tuning is not available for this organization'),
    [
      'bad-usage',
      /closing the service; .*azure, together, fireworks or mistral.*trl.*training_not_available/,
    ],
  ],
  [
    'a wrong key',
    failure(401, 'invalid_api_key', `Incorrect API key: ${testKey}`),
    ['bad-usage', /check the key/],
  ],
  [
    'a model that cannot be tuned',
    failure(400, 'model_not_available', 'No such model'),
    ['bad-usage', /No such model/],
  ],
  [
    'a quota that is used up',
    failure(429, 'insufficient_quota', 'You exceeded'),
    ['model-failed', /no credit/],
  ],
  [
    'rows that are refused at once',
    failure(400, 'unsafe_file', 'The file was flagged by our moderation system'),
    ['refused', /openai refused the job: The file was flagged/],
  ],
] as const)('%s is told in one line', async (_, fault, [code, message]) => {
  const server = await serve({ fault: faultOf(create, fault, 99) });
  const folder = await place();
  const running = tuneAt(server, folder);
  await expect(running).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  await running.catch((error: Error) => expect(error.message).not.toMatch(/\n|sk-test/));
  expect(server.jobs()).toHaveLength(0);
});

const failed = (code: string, message: string, events: Stage['events'] = []): Stage[] => [
  ordinaryCourse[0],
  { status: 'failed', error: { code, message, param: 'training_file' }, events },
];

test.each([
  ['unsafe_file', 'The job failed due to an unsafe training file. This file violates our usage policies.'],
  ['invalid_model', 'The model was blocked by moderation checks after training.'],
])('a refusal (%s) is told apart from an outage, and no other job is made', async (code, message) => {
  const moderation = { type: 'moderation_checks', level: 'error', message: 'Moderation checks failed' };
  const server = await serve({ course: failed(code, message, [moderation]) });
  const folder = await place();
  for (let start = 0; start < 2; start++) {
    await expect(tuneAt(server, folder)).rejects.toMatchObject({ code: 'refused' });
  }
  const record = await readFile(join(folder, 'tune.jsonl'), 'utf8');
  expect(record).toContain(JSON.stringify({ type: 'refusal', service: 'openai', code, reason: message }));
  expect(record).toContain('"level":"error","text":"Moderation checks failed"');
  expect([server.uploads(), server.jobs().length]).toEqual([1, 1]);
});

test('rows in a wrong shape are bad data; a job that the service gave up is made again', async () => {
  const shapes = await serve({ course: failed('invalid_training_file', 'Line 3 is no chat') });
  await expect(tuneAt(shapes, await place())).rejects.toMatchObject({ code: 'bad-data' });
  const broken = await serve({ course: failed('server_error', 'Internal error') });
  const folder = await place();
  for (let start = 0; start < 2; start++) {
    await expect(tuneAt(broken, folder)).rejects.toMatchObject({ code: 'model-failed' });
  }
  expect([broken.uploads(), broken.jobs().length]).toEqual([1, 2]);
});

test('no key reaches a file or a message, even when the service repeats it', async () => {
  const events = [{ type: 'message', message: `Using ${testKey}` }];
  const server = await serve({ course: failed('server_error', `Internal error with ${testKey}`, events) });
  const folder = await place();
  await expect(tuneAt(server, folder)).rejects.toThrow(/Internal error with \[key\]/);
  const record = await readFile(join(folder, 'tune.jsonl'), 'utf8');
  expect(record).toContain('Using [key]');
  expect(record + (await readFile(join(folder, 'scratch/job.json'), 'utf8'))).not.toContain(testKey);
  expect(await readdir(join(folder, 'scratch'))).toEqual(['job.json']);
});
