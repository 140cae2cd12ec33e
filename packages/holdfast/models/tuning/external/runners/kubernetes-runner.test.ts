import { chmod, mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { leaveJob, tuneInJob } from '../fixtures/watch-job.ts';
import { kubernetesRunner, manifest } from './kubernetes-runner.ts';

const kubectl = fileURLToPath(new URL('../fixtures/kubectl.ts', import.meta.url));
const options = {
  image: 'registry/trainer:1',
  namespace: 'tuning',
  gpus: 2,
  volume: { claim: 'shared', path: '/shared' },
};

const usual = process.env.PATH;
let state = '';
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-kubectl-'));
  state = join(folder, 'state');
  await mkdir(state);
  await writeFile(join(folder, 'kubectl'), `#!/bin/sh\nexec "${process.execPath}" "${kubectl}" "$@"\n`);
  await chmod(join(folder, 'kubectl'), 0o755);
  process.env.PATH = `${folder}${delimiter}${usual}`;
  process.env.KUBECTL_STATE = state;
});
afterEach(() => {
  process.env.PATH = usual;
  delete process.env.KUBECTL_STATE;
});

test('the Job is one pod with the volume and the accelerators, and is not started again by itself', () => {
  const job = { name: 'holdfast-0a1b', folder: '/shared/run', script: '/shared/run/job.sh' };
  expect(manifest(job, options)).toMatchObject({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'holdfast-0a1b' },
    spec: {
      backoffLimit: 0,
      template: {
        spec: {
          restartPolicy: 'Never',
          containers: [
            {
              image: 'registry/trainer:1',
              command: ['/bin/sh', '/shared/run/job.sh'],
              resources: { limits: { 'nvidia.com/gpu': 2 } },
              volumeMounts: [{ name: 'shared', mountPath: '/shared' }],
            },
          ],
          volumes: [{ name: 'shared', persistentVolumeClaim: { claimName: 'shared' } }],
        },
      },
    },
  });
});

test('a Job is left running when its watcher leaves, followed again, or deleted', async () => {
  for (const onAbort of ['leave', 'cancel'] as const) {
    const folder = await mkdtemp(join(tmpdir(), 'holdfast-kubernetes-'));
    await leaveJob(kubernetesRunner(options), folder, { onAbort });
    if (onAbort === 'cancel') {
      expect(await readdir(state)).toHaveLength(1);
      continue;
    }
    const events = await tuneInJob(kubernetesRunner(options), folder);
    expect(events).toContainEqual(expect.objectContaining({ service: 'kubernetes', found: true }));
    expect(events.at(-1)?.type).toBe('end');
  }
});

test('what kubectl refuses is told in one line', async () => {
  const runner = kubernetesRunner({ ...options, namespace: 'other' });
  await expect(runner.state('x')).rejects.toMatchObject({
    code: 'model-failed',
    message: 'kubectl failed: Error from server: the namespace is missing',
  });
});
