import type { Environment } from '../../environment.ts';

/** Work for a runner: a shell script that keeps its own output and its own exit code in files. */
export interface RunnerJob {
  /** Unique among all jobs, and fit for a name in any engine: letters, digits and hyphens. */
  name: string;
  /** The folder in which the job works; engines on other machines see it under the same path. */
  folder: string;
  /** The script, to be run by `sh`. */
  script: string;
  /** What the environment of a process on this machine is. */
  environment: Environment;
}

/** `detail` is the engine's own word. `gone`: the engine knows nothing of the job any more. */
export interface JobState {
  kind: 'waiting' | 'running' | 'ended' | 'gone';
  detail: string;
}

/** Something that runs jobs: this machine, Ray, Kubernetes, Slurm. A job outlives the process that started it. */
export interface JobRunner {
  readonly name: string;
  /** Whether jobs run elsewhere, so that they are left running when the person who watches them leaves. */
  readonly remote: boolean;
  /** Milliseconds between two askings for a job's state. */
  readonly interval: number;
  /** Starts a job and returns the engine's name for it. Throws HoldfastError `model-failed` and `bad-usage`. */
  start(job: RunnerJob, signal?: AbortSignal): Promise<string>;
  /** Finds a job by its own name and folder, for when a kill came between its start and the note of it. */
  find(job: Pick<RunnerJob, 'name' | 'folder'>): Promise<string | undefined>;
  /** Throws HoldfastError `model-failed` when the engine cannot be asked. */
  state(id: string): Promise<JobState>;
  /** Stops a job and, on this machine, waits until it is gone. Stopping what has ended is no error. */
  stop(id: string): Promise<void>;
}
