import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../fixtures/free-port.ts';
import { testWithPython, trainerPython } from '../fixtures/trainer-python.ts';
import { leaveJob, tuneInJob } from '../fixtures/watch-job.ts';
import type { JobRunner } from '../job-runner.ts';
import { rayRunner } from './ray-runner.ts';

let head: ChildProcess | undefined;
let address = '';

beforeAll(async () => {
  if (trainerPython === undefined) return;
  const [port, dashboard, agent] = [await freePort(), await freePort(), await freePort()];
  address = `http://127.0.0.1:${dashboard}`;
  head = spawn(
    join(dirname(trainerPython), 'ray'),
    [
      ...['start', '--head', '--block', `--port=${port}`, `--dashboard-port=${dashboard}`, '--num-cpus=2'],
      ...[
        '--num-gpus=0',
        '--include-dashboard=true',
        '--disable-usage-stats',
        '--object-store-memory=100000000',
      ],
      `--dashboard-agent-listen-port=${agent}`,
      `--temp-dir=${await mkdtemp(join(tmpdir(), 'ray-'))}`,
    ],
    { stdio: 'ignore', detached: true },
  );
  for (;;) {
    const ready = await fetch(`${address}/api/jobs/`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    if (head.exitCode !== null) throw new Error(`ray ended with ${head.exitCode}`);
    await sleep(200);
  }
});

afterAll(async () => {
  if (!head?.pid || head.exitCode !== null) return;
  const ended = new Promise((resolve) => head?.once('exit', resolve));
  process.kill(-head.pid, 'SIGTERM');
  await ended;
});

const runner = (): JobRunner => rayRunner({ address, gpus: 0, cpus: 1 });
const place = (): Promise<string> => mkdtemp(join(tmpdir(), 'holdfast-ray-'));

testWithPython(
  'a Ray job tunes, is left running when its watcher leaves, and is followed again',
  async () => {
    const folder = await place();
    await leaveJob(runner(), folder, { log: join(folder, 'trainer.log') });
    const events = await tuneInJob(runner(), folder);
    expect(events).toContainEqual(expect.objectContaining({ type: 'job', service: 'ray', found: true }));
    expect(events.at(-1)).toMatchObject({ type: 'end', model: join(folder, 'model') });
    // The first start is Holdfast's own, the second the trainer's, and there is no third.
    expect(events.filter(({ type }) => type === 'start')).toHaveLength(2);
  },
);

testWithPython('a Ray job is cancelled when that is wished', async () => {
  const folder = await place();
  await leaveJob(runner(), folder, { onAbort: 'cancel' });
  const { id } = JSON.parse(await readFile(join(folder, 'scratch/job.json'), 'utf8'));
  const ray = runner();
  for (let polls = 0; polls < 100 && (await ray.state(id)).kind === 'running'; polls++) await sleep(100);
  expect(await ray.state(id)).toEqual({ kind: 'ended', detail: 'STOPPED' });
});

test('a Ray cluster that is not there is told in one line', async () => {
  const runner = rayRunner({ address: `http://127.0.0.1:${await freePort()}`, gpus: 0, cpus: 1 });
  await expect(runner.state('x')).rejects.toMatchObject({
    code: 'model-failed',
    message: expect.stringMatching(/^Ray at http:\/\/127.0.0.1:\d+ cannot be reached \(.*ECONNREFUSED/),
  });
});
