import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noSlurm, startSlurm } from '../fixtures/slurm-cluster.ts';
import { leaveJob, tuneInJob } from '../fixtures/watch-job.ts';
import { slurmRunner } from './slurm-runner.ts';

const runner = slurmRunner({ gpus: 0, cpus: 1 });

let stopSlurm: (() => Promise<void>) | undefined;
beforeAll(async () => {
  if (noSlurm === undefined) stopSlurm = await startSlurm();
});
afterAll(() => stopSlurm?.());

function testOnSlurm(name: string, work: () => Promise<void>): void {
  if (noSlurm === undefined) test(name, work);
  else test.skip(`${name} [skipped: ${noSlurm}]`);
}

const place = (): Promise<string> => mkdtemp(join(tmpdir(), 'holdfast-slurm-'));

testOnSlurm('a Slurm job tunes, is left running when its watcher leaves, and is followed again', async () => {
  const folder = await place();
  await leaveJob(runner, folder);
  const events = await tuneInJob(runner, folder);
  expect(events).toContainEqual(expect.objectContaining({ type: 'job', service: 'slurm', found: true }));
  expect(events.at(-1)).toMatchObject({ type: 'end', model: join(folder, 'model') });
  expect(events.filter(({ type }) => type === 'start')).toHaveLength(2);
});

testOnSlurm('a cancelled Slurm job puts its state away, and the next start goes on from it', async () => {
  const folder = await place();
  await leaveJob(runner, folder, { onAbort: 'cancel' });
  const { id, name } = JSON.parse(await readFile(join(folder, 'scratch/job.json'), 'utf8'));
  // A job is found by its name as long as Slurm knows it.
  expect([id, undefined]).toContain(await runner.find({ name, folder }));
  for (;;) {
    const { kind } = await runner.state(id);
    if (kind === 'ended' || kind === 'gone') break;
    await sleep(100);
  }
  const events = await tuneInJob(runner, folder);
  expect(events.at(-1)?.type).toBe('end');
  expect(events.filter(({ type }) => type === 'start').at(-1)).not.toMatchObject({ resumedAfter: 0 });
});

testOnSlurm('what Slurm refuses is told in one line', async () => {
  const elsewhere = slurmRunner({ partition: 'nowhere', gpus: 0, cpus: 1 });
  const folder = await place();
  const script = join(folder, 'job.sh');
  await writeFile(script, '#!/bin/sh\ntrue\n');
  const job = { name: 'holdfast-x', folder, script, environment: process.env };
  await expect(elsewhere.start(job)).rejects.toMatchObject({
    code: 'model-failed',
    message: expect.stringMatching(/^sbatch failed: .*partition/i),
  });
  expect(await elsewhere.state('99999999')).toEqual({ kind: 'gone', detail: 'unknown' });
});
