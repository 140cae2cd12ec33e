import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { storageError } from '../../../data/files/storage-error.ts';
import { writeAtomically } from '../../../data/files/write-atomically.ts';
import { HoldfastError } from '../../../errors.ts';
import { pause } from '../../../events/pause.ts';
import { asModelFailure } from '../../embedded/embedded-chat-model.ts';
import type { Environment } from '../../environment.ts';
import { drawKey, readNote, writeNote } from '../../jobs/note.ts';
import { Outage } from '../../jobs/outage.ts';
import { refuseShaping } from '../refuse-shaping.ts';
import type { TuneEvent, TuneRequest, Tuner } from '../tuner.ts';
import { childEnvironment } from './child-environment.ts';
import { type EventSource, eventSources, readEvents } from './event-sources.ts';
import type { JobRunner, JobState } from './job-runner.ts';
import { jobScript } from './job-script.ts';
import { locateBase } from './locate-base.ts';
import type { Trainer } from './trainer.ts';
import { openTrainerFolder, type TrainerFolder } from './trainer-folder.ts';
import { hideSecrets, lastLine } from './trainer-output.ts';

export interface ExternalTunerOptions {
  trainer: Trainer;
  runner: JobRunner;
}

/** The note of a job: without an id, a kill came between its start and its note. */
interface JobNote {
  runner: string;
  name: string;
  id?: string;
}

/** The file of the note, in the trainer's folder. */
const jobFile = 'job.json';

/** Milliseconds between two readings of what the trainer wrote. */
const readInterval = 100;

/** An engine that cannot be asked for a job's state is asked again for so many milliseconds before the tune is given up. */
const patience = 600_000;

/**
 * A tuner that has an external trainer do the work, here or on other machines: it writes the tune folder, starts the
 * trainer, passes its events on and puts the model in its place; docs/external-trainers.md describes the protocol. What an
 * earlier start left is taken up: a trainer that still runs is followed, one that is gone is started again and goes on
 * from its last checkpoint. On abort a trainer on this machine is stopped; one elsewhere is left running, unless the
 * request says to cancel it. Throws HoldfastError `model-failed` when the trainer fails.
 */
export function externalTuner({ trainer, runner }: ExternalTunerOptions): Tuner {
  return {
    async *tune(request) {
      refuseShaping(request, trainer.name);
      const started = performance.now();
      const folder = await openFolder(request);
      const output = resolve(request.log ?? `${request.scratch}.log`);
      const { environment, secrets } = childEnvironment();
      const sources = eventSources(trainer, folder, output);
      const examples = request.conversations.length;
      yield { type: 'start', steps: 0, examples, resumedAfter: 0 };
      const { id, found: takenUp } = await takeUpOrStart({
        trainer,
        runner,
        folder,
        output,
        environment,
        request,
      });
      yield {
        type: 'job',
        service: runner.name,
        id,
        status: takenUp ? 'running' : 'started',
        found: takenUp,
      };
      try {
        yield* follow({ runner, id, sources, folder, request });
      } finally {
        await hideSecrets(output, secrets);
      }
      const code = await exitCodeOf(folder.path);
      // A kill may have come after the model was moved and before that was told.
      const moved = existsSync(folder.file('moved')) && existsSync(request.output);
      if (code === 0 && !moved) await trainer.collect?.(folder);
      if (code !== 0 || (!moved && !existsSync(folder.request.model))) {
        throw await failure({ trainer, code, output, secrets });
      }
      if (existsSync(folder.request.model)) await moveModel(folder, request.output);
      yield { type: 'end', model: request.output, seconds: (performance.now() - started) / 1000 };
    },
    async leftJob(scratch) {
      const folder = resolve(scratch);
      const note = await readNote<JobNote>(join(folder, jobFile));
      if (note?.runner !== runner.name || (await exitCodeOf(folder)) !== undefined) return undefined;
      const id = note.id ?? (await runner.find({ name: note.name, folder }));
      if (id === undefined) return undefined;
      const { kind, detail: status } = await runner.state(id);
      if (kind !== 'waiting' && kind !== 'running') return undefined;
      return { where: runner.name, id, status, cancel: () => runner.stop(id) };
    },
    close: async () => undefined,
  };
}

async function openFolder(request: TuneRequest): Promise<TrainerFolder> {
  try {
    return await openTrainerFolder(request, await locateBase(request.base));
  } catch (error) {
    throw asModelFailure(request.base, error);
  }
}

/** Follows a job until it has ended; throws the signal's reason on abort. */
async function* follow({
  runner,
  id,
  sources,
  folder,
  request: { signal, onAbort = 'leave' },
}: {
  runner: JobRunner;
  id: string;
  sources: readonly EventSource[];
  folder: TrainerFolder;
  request: TuneRequest;
}): AsyncGenerator<TuneEvent> {
  let state: JobState | undefined;
  let lastAsked = Number.NEGATIVE_INFINITY;
  const outage = new Outage(patience);
  for (;;) {
    if (signal?.aborted) {
      if (!runner.remote || onAbort === 'cancel') await runner.stop(id);
      signal.throwIfAborted();
    }
    // The exit code is read before the events, so that none is missed that came before it.
    const ended = (await exitCodeOf(folder.path)) !== undefined;
    yield* readEvents(sources);
    if (ended || state?.kind === 'gone' || state?.kind === 'ended') return;
    if (performance.now() - lastAsked >= runner.interval) {
      lastAsked = performance.now();
      try {
        const next = await runner.state(id);
        if (runner.remote && state !== undefined && next.detail !== state.detail) {
          yield { type: 'job', service: runner.name, id, status: next.detail, found: false };
        }
        state = next;
        outage.ends();
      } catch (error) {
        if (!(error instanceof HoldfastError) || error.code !== 'model-failed') throw error;
        if (outage.begins(error)) {
          yield { type: 'message', level: 'warning', text: `${error.message} It is asked again.` };
        }
      }
    }
    await pause(readInterval, signal).catch(() => undefined);
  }
}

/** Finds the job that an earlier start left, or starts one; notes what it does before it does it. */
async function takeUpOrStart({
  trainer,
  runner,
  folder,
  output,
  environment,
  request,
}: {
  trainer: Trainer;
  runner: JobRunner;
  folder: TrainerFolder;
  output: string;
  environment: Environment;
  request: TuneRequest;
}): Promise<{ id: string; found: boolean }> {
  const note = await readNote<JobNote>(folder.file(jobFile));
  if (note !== undefined && note.runner === runner.name) {
    const id = note.id ?? (await runner.find({ name: note.name, folder: folder.path }));
    if (id !== undefined) {
      const code = await exitCodeOf(folder.path);
      const kind = code === undefined ? (await runner.state(id)).kind : 'ended';
      if (kind === 'waiting' || kind === 'running' || code === 0) return { id, found: true };
    }
  }
  request.signal?.throwIfAborted();
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
  const id = await runner.start({ name, folder: folder.path, script, environment }, request.signal);
  await writeNote(folder.file(jobFile), { runner: runner.name, name, id });
  return { id, found: false };
}

async function failure({
  trainer,
  code,
  output,
  secrets,
}: {
  trainer: Trainer;
  code: number | undefined;
  output: string;
  secrets: readonly string[];
}): Promise<HoldfastError> {
  const what =
    code === undefined
      ? 'was ended from outside'
      : code === 0
        ? 'left no model'
        : code > 128
          ? `was ended by signal ${code - 128}`
          : `ended with code ${code}`;
  const last = await lastLine(output, secrets);
  const said = last === undefined ? '' : `; the last that it said: ${last}`;
  return new HoldfastError(
    'model-failed',
    `${trainer.name} ${what}${said}. ${output} holds all of it; started again, the tune goes on from its last checkpoint.`,
  );
}

async function moveModel(folder: TrainerFolder, to: string): Promise<void> {
  try {
    await rm(to, { recursive: true, force: true });
    await writeFile(folder.file('moved'), '');
    await rename(folder.request.model, to);
  } catch (cause) {
    throw storageError(to, cause);
  }
}

async function exitCodeOf(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, 'exit-code'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Number.parseInt(text, 10);
}
