import { HoldfastError } from '../../../../errors.ts';
import { redact } from '../../../hosted/request/redact.ts';
import type { JobRunner, JobState } from '../job-runner.ts';
import { firstLine, runTool, type ToolResult } from './run-tool.ts';

export interface SlurmOptions {
  partition?: string | undefined;
  account?: string | undefined;
  gpus: number;
  cpus: number;
  /** Such as `64G`. */
  memory?: string | undefined;
  /** Such as `04:00:00`. */
  time?: string | undefined;
}

/** States in which a job has not begun yet, or will begin again. */
const waiting = new Set(['PENDING', 'CONFIGURING', 'REQUEUED', 'REQUEUE_HOLD', 'REQUEUE_FED', 'SUSPENDED']);
const running = new Set(['RUNNING', 'COMPLETING', 'STAGE_OUT', 'SIGNALING', 'STOPPED', 'RESIZING']);

/** Runs jobs on a Slurm cluster through its own commands: sbatch, squeue, sacct, scancel. */
export function slurmRunner({ partition, account, gpus, cpus, memory, time }: SlurmOptions): JobRunner {
  const resources = [
    ...['--nodes=1', '--ntasks=1', `--cpus-per-task=${cpus}`],
    ...(gpus > 0 ? [`--gpus=${gpus}`] : []),
    ...(partition ? [`--partition=${partition}`] : []),
    ...(account ? [`--account=${account}`] : []),
    ...(memory ? [`--mem=${memory}`] : []),
    ...(time ? [`--time=${time}`] : []),
  ];
  return {
    name: 'slurm',
    remote: true,
    interval: 10_000,
    async start({ name, folder, script, environment }, signal) {
      const result = await runTool(
        'sbatch',
        [
          ...['--parsable', `--job-name=${name}`, `--chdir=${folder}`, '--output=slurm.log'],
          // The trainer puts its state away before the time is up.
          ...['--signal=B:TERM@120', '--no-requeue', ...resources, script],
        ],
        { environment, signal },
      );
      const id = firstLine(result.output).split(';')[0];
      if (result.code !== 0 || !/^\d+$/.test(id)) throw failed('sbatch', result);
      return id;
    },
    async find({ name }) {
      const queue = await runTool('squeue', ['--noheader', `--name=${name}`, '--format=%i']);
      const queued = firstLine(queue.output);
      if (queued) return queued;
      const history = await runTool('sacct', [...accounting, `--name=${name}`, '--format=JobID']);
      return firstLine(history.output) || undefined;
    },
    async state(id) {
      const queue = await runTool('squeue', ['--noheader', `--jobs=${id}`, '--format=%T']);
      // squeue fails for a job that it has forgotten, and prints nothing for one that has ended.
      const queued = firstLine(queue.output);
      if (queued) return stateOf(queued);
      const history = await runTool('sacct', [...accounting, `--jobs=${id}`, '--format=State']);
      const word = firstLine(history.output).split(' ')[0];
      if (word) return stateOf(word);
      if (queue.code !== 0 && !/invalid job id/i.test(queue.errors)) throw failed('squeue', queue);
      return { kind: 'gone', detail: 'unknown' };
    },
    async stop(id) {
      const result = await runTool('scancel', ['--batch', '--signal=TERM', id]);
      if (result.code !== 0 && !/invalid job id|already/i.test(result.errors))
        throw failed('scancel', result);
      await runTool('scancel', [id]);
    },
  };
}

const accounting = ['--noheader', '--allocations', '--parsable2', '--starttime=now-30days'];

function stateOf(word: string): JobState {
  const detail = word.toUpperCase().replace(/\+$/, '');
  if (waiting.has(detail)) return { kind: 'waiting', detail };
  return { kind: running.has(detail) ? 'running' : 'ended', detail };
}

function failed(tool: string, { code, errors, output }: ToolResult): HoldfastError {
  const first = firstLine(errors).replace(/^\w+: error: /, '');
  const said = redact(first || firstLine(output) || `code ${code}`, []);
  return new HoldfastError('model-failed', `${tool} failed: ${said}`);
}
