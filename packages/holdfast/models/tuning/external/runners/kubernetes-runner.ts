import { z } from 'zod';
import { HoldfastError } from '../../../../errors.ts';
import { redact } from '../../../hosted/request/redact.ts';
import type { JobRunner, JobState, RunnerJob } from '../job-runner.ts';
import { firstLine, runTool, type ToolResult } from './run-tool.ts';

export interface KubernetesOptions {
  /** The container image, with the trainer in it. */
  image: string;
  namespace: string;
  context?: string | undefined;
  gpus: number;
  /** The claim of the volume with the tune folder and the model, and the path under which this machine sees it. */
  volume: { claim: string; path: string };
}

const jobStatus = z.object({
  status: z
    .object({
      active: z.number().nullish(),
      ready: z.number().nullish(),
      conditions: z.array(z.object({ type: z.string(), status: z.string() })).nullish(),
    })
    .nullish(),
});

/** Runs jobs as Kubernetes Jobs, through kubectl. */
export function kubernetesRunner(options: KubernetesOptions): JobRunner {
  const { namespace, context } = options;
  const kubectl = (words: readonly string[], input?: string): Promise<ToolResult> =>
    runTool(
      'kubectl',
      [...(context ? [`--context=${context}`] : []), `--namespace=${namespace}`, ...words],
      input === undefined ? {} : { input },
    );
  const stateOf = async (id: string): Promise<JobState> => {
    const result = await kubectl(['get', 'job', id, '--output=json']);
    if (result.code !== 0) {
      if (/notfound|not found/i.test(result.errors)) return { kind: 'gone', detail: 'unknown' };
      throw failed(result);
    }
    const { status } = jobStatus.parse(JSON.parse(result.output));
    const ended = status?.conditions?.find(
      ({ type, status: holds }) => (type === 'Complete' || type === 'Failed') && holds === 'True',
    );
    if (ended) return { kind: 'ended', detail: ended.type };
    if (status?.ready) return { kind: 'running', detail: 'Running' };
    return { kind: 'waiting', detail: status?.active ? 'Starting' : 'Pending' };
  };
  return {
    name: 'kubernetes',
    remote: true,
    interval: 5000,
    async start(job) {
      const result = await kubectl(
        ['create', '--filename=-', '--output=name'],
        JSON.stringify(manifest(job, options)),
      );
      if (result.code !== 0 && !/alreadyexists|already exists/i.test(result.errors)) throw failed(result);
      return job.name;
    },
    async find({ name }) {
      return (await stateOf(name)).kind === 'gone' ? undefined : name;
    },
    state: stateOf,
    async stop(id) {
      const result = await kubectl(['delete', 'job', id, '--ignore-not-found', '--wait=false']);
      if (result.code !== 0) throw failed(result);
    },
  };
}

/** The Job (batch/v1): one pod that is not started again by itself, since the next start goes on from its checkpoint. */
export function manifest(
  { name, folder, script }: Pick<RunnerJob, 'name' | 'folder' | 'script'>,
  { image, gpus, volume }: KubernetesOptions,
): object {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, labels: { 'app.kubernetes.io/managed-by': 'holdfast' } },
    spec: {
      backoffLimit: 0,
      ttlSecondsAfterFinished: 7 * 24 * 3600,
      template: {
        spec: {
          restartPolicy: 'Never',
          terminationGracePeriodSeconds: 120,
          containers: [
            {
              name: 'trainer',
              image,
              command: ['/bin/sh', script],
              workingDir: folder,
              resources: gpus > 0 ? { limits: { 'nvidia.com/gpu': gpus } } : undefined,
              volumeMounts: [{ name: 'shared', mountPath: volume.path }],
            },
          ],
          volumes: [{ name: 'shared', persistentVolumeClaim: { claimName: volume.claim } }],
        },
      },
    },
  };
}

function failed({ code, errors, output }: ToolResult): HoldfastError {
  const said = redact(firstLine(errors) || firstLine(output) || `code ${code}`, []);
  return new HoldfastError('model-failed', `kubectl failed: ${said}`);
}
