import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { recoverJsonLines } from '../../../store/json-lines/json-lines.ts';
import { tune } from '../../../tune/tune.ts';
import type { TuneEvent, TuneRequest } from '../tuner.ts';
import { externalTuner } from './external-tuner.ts';
import { exampleRequest } from './fixtures/example-request.ts';
import { localRunner } from './runners/local-runner.ts';
import { commandTrainer } from './trainers/command-trainer.ts';

const engineTrainer = fileURLToPath(new URL('fixtures/engine-trainer.ts', import.meta.url));
const tuneChild = fileURLToPath(new URL('fixtures/tune-child.ts', import.meta.url));

afterEach(() => {
  delete process.env.OPENAI_API_KEY;
  delete process.env.HF_TOKEN;
});

const place = (): Promise<string> => mkdtemp(join(tmpdir(), 'holdfast-external-'));

function tunerOf(...words: string[]) {
  return externalTuner({
    trainer: commandTrainer([process.execPath, engineTrainer, ...words]),
    runner: localRunner(),
  });
}

async function tuneIn(
  folder: string,
  { words = [], request = exampleRequest(folder) }: { words?: string[]; request?: TuneRequest } = {},
): Promise<TuneEvent[]> {
  const events: TuneEvent[] = [];
  for await (const event of tune({
    tuner: tunerOf(...words),
    request,
    record: join(folder, 'tune.jsonl'),
  })) {
    events.push(event);
  }
  return events;
}

const record = (folder: string): Promise<TuneEvent[]> => recoverJsonLines(join(folder, 'tune.jsonl'));
const stepsOf = (events: readonly TuneEvent[]): number[] =>
  events.flatMap((event) => (event.type === 'step' ? [event.step] : []));
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** Waits until the trainer has told of a checkpoint. */
async function checkpointIn(folder: string): Promise<void> {
  const events = join(folder, 'scratch/events.jsonl');
  while (!(await readFile(events, 'utf8').catch(() => '')).includes('"checkpoint"')) await sleep(20);
}

/** The processes whose command line names the folder. */
async function processesIn(folder: string): Promise<string[]> {
  const processes: string[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
    if (environment.includes(`HOLDFAST_TUNE=${folder}`)) processes.push(pid);
  }
  return processes;
}

test('a trainer gets a folder and leaves a model; what it prints is kept, secrets are not', async () => {
  process.env.OPENAI_API_KEY = 'sk-test-4711-4711-4711';
  process.env.HF_TOKEN = 'hf_secret_secret_secret';
  const folder = await place();
  const events = await tuneIn(folder, { request: exampleRequest(folder, { epochs: 5 }) });
  expect(events.at(-1)).toMatchObject({ type: 'end', model: join(folder, 'model') });
  expect(stepsOf(events)).toEqual(upTo(15));
  expect(await readdir(join(folder, 'model'))).toContain('model.safetensors');
  expect(existsSync(join(folder, 'scratch'))).toBe(false);
  expect(await readFile(join(folder, 'trainer.log'), 'utf8')).toBe('secrets seen: none, [key]\n');
  const isStart = ({ type }: TuneEvent): boolean => type === 'start';
  const known = [events.findLast(isStart), ...events.filter((event) => !isStart(event))];
  expect(await record(folder)).toEqual(known);
  // A finished tune is reused: no trainer is started again.
  expect(await tuneIn(folder)).toEqual(await record(folder));
});

test('a trainer that fails is told of with its last words, and goes on from its checkpoint', async () => {
  const folder = await place();
  await expect(tuneIn(folder, { words: ['34'] })).rejects.toMatchObject({
    code: 'model-failed',
    message: expect.stringMatching(/ended with code 7; the last that it said: secrets seen: none, none\. /),
  });
  const events = await tuneIn(folder);
  // A checkpoint comes every ten steps, and one more where the engine had the time for it as it ended.
  const start = events.findLast((event) => event.type === 'start');
  expect(start).toMatchObject({ steps: 120 });
  expect(start?.type === 'start' && start.resumedAfter).toBeGreaterThanOrEqual(30);
  expect(stepsOf(await record(folder))).toEqual(upTo(120));
});

test('a trainer that was killed goes on from its last checkpoint, and the events say so', async () => {
  const folder = await place();
  const running = tuneIn(folder);
  const failed = expect(running).rejects.toThrow(/was ended by signal 9/);
  await checkpointIn(folder);
  for (const pid of await processesIn(join(folder, 'scratch'))) process.kill(Number(pid), 'SIGKILL');
  await failed;
  await tuneIn(folder);
  const [start, ...rest] = await record(folder);
  expect(start).toMatchObject({ type: 'start', steps: 120 });
  expect(start.type === 'start' && start.resumedAfter).toBeGreaterThan(0);
  expect(stepsOf(rest)).toEqual(upTo(120));
});

test('a trainer outlives the kill of its watcher and is followed again', async () => {
  const folder = await place();
  const watcher = spawn(process.execPath, [tuneChild, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: watcher.stdout })) {
    if (JSON.parse(line).step >= 5) break;
  }
  watcher.kill('SIGKILL');
  const left = await tunerOf().leftJob?.(join(folder, 'scratch'));
  expect(left).toMatchObject({ where: 'this machine', status: 'running' });
  const events = await tuneIn(folder);
  expect(events).toContainEqual(expect.objectContaining({ type: 'job', found: true }));
  expect(events.filter(({ type }) => type === 'start').slice(1)).toEqual([
    expect.objectContaining({ steps: 120, resumedAfter: 0 }),
  ]);
  expect(stepsOf(await record(folder))).toEqual(upTo(120));
});

test('an abort stops the trainer, which puts its state away first', async () => {
  const folder = await place();
  const stop = new AbortController();
  const request = { ...exampleRequest(folder), signal: stop.signal };
  const running = tuneIn(folder, { request });
  const aborted = expect(running).rejects.toThrow('enough');
  await checkpointIn(folder);
  stop.abort(new Error('enough'));
  await aborted;
  expect(await processesIn(join(folder, 'scratch'))).toEqual([]);
  const events = await tuneIn(folder);
  expect(events.filter(({ type }) => type === 'start').at(-1)).not.toMatchObject({ resumedAfter: 0 });
  expect(stepsOf(await record(folder))).toEqual(upTo(120));
});

test('a folder with another tune in it is refused', async () => {
  const folder = await place();
  await expect(tuneIn(folder, { words: ['3'] })).rejects.toThrow(/ended with code 7/);
  const request = exampleRequest(folder, { epochs: 2 });
  await expect(tuneIn(folder, { request })).rejects.toMatchObject({ code: 'bad-usage' });
});
