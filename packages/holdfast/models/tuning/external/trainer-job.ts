import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../../../data/files/write-atomically.ts';
import type { Environment } from '../../environment.ts';
import { drawKey, readNote, writeNote } from '../../jobs/note.ts';
import type { JobRunner } from './job-runner.ts';
import { jobScript } from './job-script.ts';
import type { Trainer } from './trainer.ts';
import type { TrainerFolder } from './trainer-folder.ts';

/** The note of a job: without an id, a kill came between its start and its note. */
interface JobNote {
  runner: string;
  name: string;
  id?: string;
}

/** The file of the note, in the trainer's folder. */
const jobFile = 'job.json';

/** What it takes to start a trainer's job, or to take up the one that an earlier start left. */
export interface TrainerJobOptions {
  trainer: Trainer;
  runner: JobRunner;
  folder: TrainerFolder;
  /** The file that holds what the trainer says. */
  output: string;
  environment: Environment;
}

/** Finds the job that an earlier start left, or starts one; notes what it does before it does it. */
export async function takeUpOrStart(
  { trainer, runner, folder, output, environment }: TrainerJobOptions,
  signal?: AbortSignal,
): Promise<{ id: string; found: boolean }> {
  const note = await readNote<JobNote>(folder.file(jobFile));
  if (note !== undefined && note.runner === runner.name) {
    const id = note.id ?? (await runner.find({ name: note.name, folder: folder.path }));
    if (id !== undefined) {
      const code = await trainerExitCode(folder.path);
      const kind = code === undefined ? (await runner.state(id)).kind : 'ended';
      if (kind === 'waiting' || kind === 'running' || code === 0) return { id, found: true };
    }
  }
  signal?.throwIfAborted();
  const name = `holdfast-${drawKey()}`;
  const { command, environment: settings = {} } = await trainer.prepare(folder);
  const script = folder.file('job.sh');
  const exitCode = folder.file('exit-code');
  await rm(exitCode, { force: true });
  await writeAtomically(
    script,
    jobScript({
      folder: folder.path,
      command,
      output,
      exitCode,
      environment: { HOLDFAST_TUNE: folder.path, ...settings },
    }),
  );
  await writeNote(folder.file(jobFile), { runner: runner.name, name });
  const id = await runner.start({ name, folder: folder.path, script, environment }, signal);
  await writeNote(folder.file(jobFile), { runner: runner.name, name, id });
  return { id, found: false };
}

/** The job that an earlier start left in a folder, where its trainer's folder has no exit code yet: its id. */
export async function leftTrainerJob(runner: JobRunner, folder: string): Promise<string | undefined> {
  const note = await readNote<JobNote>(join(folder, jobFile));
  if (note?.runner !== runner.name || (await trainerExitCode(folder)) !== undefined) return undefined;
  return note.id ?? (await runner.find({ name: note.name, folder }));
}

/** The code that a trainer ended with, undefined while it runs or where it was ended from outside. */
export async function trainerExitCode(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, 'exit-code'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Number.parseInt(text, 10);
}
