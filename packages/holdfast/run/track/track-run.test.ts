import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { testWithPython, trainerPython } from '../../models/tuning/external/fixtures/trainer-python.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import type { RunEvent } from '../run-event.ts';
import { runConfigSchema } from '../settings/run-config.ts';
import { trackRun } from './track-run.ts';

const step = (number: number, loss: number): RunEvent => ({
  type: 'tune',
  event: { type: 'step', step: number, steps: 3, epoch: number / 3, loss },
});

/** What a run tells as far as its tune. */
const eventsOfTune: readonly RunEvent[] = [
  { type: 'run-start', folder: 'there', resumed: false },
  step(1, 2.5),
  { type: 'tune', event: { type: 'safety', step: 2, kept: 0.75, state: 'kept', seconds: 0.1 } },
  step(3, 1.25),
  { type: 'step-end', step: 'tune', summary: 'done', seconds: 4 },
];

/** Follows the events of a run in a fresh folder, or in that of an earlier start, and returns the folder. */
async function follow(track: readonly string[], path?: string): Promise<string> {
  const folder = await openRunFolder(path ?? (await mkdtemp(join(tmpdir(), 'holdfast-track-'))));
  const config = runConfigSchema.parse({ data: 'tickets.jsonl', track, tune: { epochs: 3 } });
  async function* events(): AsyncGenerator<RunEvent> {
    yield* eventsOfTune;
  }
  const seen: RunEvent[] = [];
  for await (const event of trackRun(events(), { config, folder })) seen.push(event);
  expect(seen).toEqual(eventsOfTune);
  return folder.path;
}

/** A server of MLflow's API that keeps what it is told. */
async function mlflowServer(): Promise<{ name: string; requests: { path: string; body: unknown }[] }> {
  const requests: { path: string; body: unknown }[] = [];
  const replies: Record<string, object> = {
    'experiments/search': {},
    'experiments/create': { experiment_id: '7' },
    'runs/create': { run: { info: { run_id: 'r1' } } },
  };
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const path = (request.url ?? '').replace('/api/2.0/mlflow/', '');
    requests.push({ path, body: JSON.parse(text) });
    response.setHeader('content-type', 'application/json').end(JSON.stringify(replies[path] ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { name: `mlflow:http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

const warnings = (): string[] => {
  const lines: string[] = [];
  const keep = ({ message }: Error): void => void lines.push(message);
  process.on('warning', keep);
  onTestFinished(() => void process.off('warning', keep));
  return lines;
};

test('MLflow is told settings, every step, the safety curve and the end, and knows a run that goes on', async () => {
  const { name, requests } = await mlflowServer();
  const folder = await follow([name]);
  const bodies = (path: string): unknown[] =>
    requests.filter((one) => one.path === path).map(({ body }) => body);
  expect(bodies('runs/create')).toMatchObject([{ experiment_id: '7' }]);
  const batches = bodies('runs/log-batch') as { params?: object[]; metrics?: object[] }[];
  expect(batches.flatMap(({ params = [] }) => params)).toContainEqual({ key: 'tune.epochs', value: '3' });
  expect(batches.flatMap(({ metrics = [] }) => metrics)).toEqual(
    [
      { key: 'tune/epoch', value: 1 / 3, step: 1 },
      { key: 'tune/loss', value: 2.5, step: 1 },
      { key: 'safety/kept', value: 0.75, step: 2 },
      { key: 'tune/epoch', value: 1, step: 3 },
      { key: 'tune/loss', value: 1.25, step: 3 },
      { key: 'seconds/tune', value: 4, step: 0 },
    ].map((metric) => ({ ...metric, timestamp: expect.any(Number) })),
  );
  expect(bodies('runs/update')).toMatchObject([{ run_id: 'r1', status: 'KILLED' }]);
  await follow([name], folder);
  expect(bodies('runs/create')).toHaveLength(1);
});

test('a tracker that fails warns once, and the run and the other trackers go on', async () => {
  const lines = warnings();
  const folder = await follow(['mlflow:http://127.0.0.1:1', 'tensorboard']);
  const [file] = await readdir(join(folder, 'tensorboard'));
  expect(await readFile(join(folder, 'tensorboard', file), 'latin1')).toContain('safety/kept');
  await new Promise((resolve) => setImmediate(resolve));
  expect(lines.filter((line) => line.includes('not tracked'))).toEqual([
    expect.stringMatching(
      /^The run is not tracked by mlflow:http:\/\/127\.0\.0\.1:1 any more, and goes on: /,
    ),
  ]);
});

test('what is no tracker, and a password in an address, are refused with what to write', () => {
  const refusal = (track: string): string | undefined =>
    runConfigSchema.safeParse({ data: 'x', track: [track] }).error?.issues[0].message;
  expect(refusal('tensorbord')).toMatch(/write tensorboard, mlflow:URL or wandb:PROJECT/);
  expect(refusal('mlflow:localhost')).toMatch(/address of its server/);
  expect(refusal('mlflow:http://ann:secret@host')).toMatch(/MLFLOW_TRACKING_PASSWORD/);
  expect(refusal('mlflow:http://ann:secret@host')).not.toContain('secret');
  expect(refusal('wandb:support')).toBeUndefined();
});

const hasTensorboard =
  trainerPython !== undefined && spawnSync(trainerPython, ['-c', 'import tensorboard']).status === 0;

test.skipIf(!hasTensorboard)('TensorBoard itself reads the figures back', async () => {
  const folder = await follow(['tensorboard']);
  const program = `
import json, sys
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
read = EventAccumulator(sys.argv[1])
read.Reload()
print(json.dumps({tag: [[one.step, one.value] for one in read.Scalars(tag)] for tag in read.Tags()["scalars"]}))`;
  const { stdout } = spawnSync(trainerPython ?? '', ['-c', program, join(folder, 'tensorboard')], {
    encoding: 'utf8',
  });
  expect(JSON.parse(stdout)).toMatchObject({
    'tune/loss': [
      [1, 2.5],
      [3, 1.25],
    ],
    'safety/kept': [[2, 0.75]],
    'seconds/tune': [[0, 4]],
  });
});

testWithPython('a Python without the package of W&B is warned of, with what to install', async () => {
  const lines = warnings();
  const before = process.env.HOLDFAST_PYTHON;
  process.env.HOLDFAST_PYTHON = trainerPython;
  onTestFinished(() => {
    if (before === undefined) delete process.env.HOLDFAST_PYTHON;
    else process.env.HOLDFAST_PYTHON = before;
  });
  const lacks = spawnSync(trainerPython ?? '', ['-c', 'import wandb']).status !== 0;
  process.env.WANDB_MODE = 'offline';
  onTestFinished(() => void delete process.env.WANDB_MODE);
  const folder = await follow(['wandb']);
  await new Promise((resolve) => setImmediate(resolve));
  if (lacks) expect(lines).toEqual([expect.stringContaining('pip install wandb')]);
  else expect(await readdir(folder)).toContain('wandb');
});
