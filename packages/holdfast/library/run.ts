import type { Engine } from '@holdfast/engine';
import type { z } from 'zod';
import type { Verdict } from '../audit/verdict/verdict.ts';
import { HoldfastError } from '../errors.ts';
import { carryOutRun } from '../run/carry-out-run.ts';
import { gatherRunData } from '../run/gather-run-data.ts';
import type { RunEvent } from '../run/run-event.ts';
import { readRunSettings } from '../run/settings/read-run-config.ts';
import { type RunSettings, runSettingsSchema } from '../run/settings/run-settings.ts';
import { withNeededEngine } from './with-needed-engine.ts';

/** A guarded fine-tune to be carried out. */
export interface RunRequest {
  /** The path of a `holdfast.yaml`, or what stands in one; paths in it are then taken from where the program runs. */
  config: string | z.input<typeof runSettingsSchema>;
  /** Where everything is kept, and where a run that was stopped goes on. */
  folder: string;
  /** One is started where none is lent. */
  engine?: Engine;
  /** Told of progress. */
  onEvent?: (event: RunEvent) => void;
  signal?: AbortSignal;
}

/**
 * Carries out a guarded fine-tune (scan, mix, tune, audit, release) and returns its verdict. Throws HoldfastError for a
 * configuration that makes no sense and for what fails, and the signal's reason on abort.
 */
export async function run(request: RunRequest): Promise<Verdict> {
  for await (const event of runEvents(request)) {
    request.onEvent?.(event);
    if (event.type === 'run-end') return event.verdict;
  }
  throw new Error('a run ends with a verdict');
}

/** The same as `run`, as a stream of what happens; the last event has the verdict. */
export async function* runEvents({
  config,
  folder,
  engine: lent,
  signal,
}: RunRequest): AsyncGenerator<RunEvent> {
  const given = typeof config === 'string' ? await readRunSettings(config) : parsed(config);
  const read = await gatherRunData(given, { signal });
  yield* withNeededEngine<RunEvent>({ lent, needed: true }, async function* work(engine) {
    if (engine) yield* carryOutRun({ config: read, folder, engine, signal });
  });
}

function parsed(config: z.input<typeof runSettingsSchema>): RunSettings {
  const { success, data, error } = runSettingsSchema.safeParse(config);
  if (success) return data;
  const [{ path, message }] = error.issues;
  throw new HoldfastError('bad-config', `"${path.join('.')}": ${message}.`);
}
