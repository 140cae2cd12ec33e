import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { HoldfastError } from '../errors.ts';
import { withoutOutward } from '../settings/without-outward.ts';
import type { RunFolder } from '../store/run-folder.ts';
import type { FinishedStep, StepName } from './run-event.ts';
import { type RunConfig, runConfigSchema } from './settings/run-config.ts';

/** Which steps of a run are finished, and of what the run is made. */
export interface RunProgress {
  /** Hash of the configuration and the data file. */
  fingerprint: string;
  /** When the run was begun with these settings, its criteria among them; absent in folders of earlier versions. */
  begun?: string;
  /** How much safety is mixed in as needed, and what came of smaller amounts. */
  safety?: { count: number; attempts: { count: number; outcome: string }[] };
  /** What came of each finished step, and its seconds. */
  finished: Partial<Record<StepName, FinishedStep>>;
}

/** What the model and the data of a run are known by, wherever they lie. */
export type RunIdentity = Partial<Pick<RunConfig, 'model' | 'data'>>;

/**
 * A hash of everything that a run starts from. What it may cost, how much is asked at once, whether in batches and where
 * answers are shared is left out: none of it changes what is asked, and a used-up budget is raised to go on. `identity` stands
 * for paths that may change. Throws HoldfastError `not-found`.
 */
export async function runFingerprint(config: RunConfig, identity: RunIdentity = {}): Promise<string> {
  const inward = withoutOutward(config, runConfigSchema);
  const hash = createHash('sha256').update(JSON.stringify({ ...inward, ...identity }));
  const { baseline } = config.scan;
  const { chatTemplate, labels } = config.audit;
  const files = {
    data: config.data,
    'scan.baseline': baseline,
    'audit.chatTemplate': chatTemplate,
    'audit.labels': labels,
  };
  for (const [key, path] of Object.entries(files)) {
    if (path === undefined) continue;
    try {
      for await (const chunk of createReadStream(path)) hash.update(chunk);
    } catch (cause) {
      throw new HoldfastError('not-found', `${path} cannot be read; check "${key}".`, { cause });
    }
  }
  return hash.digest('hex');
}

/**
 * The progress that a run folder holds, or a fresh one. Throws HoldfastError `bad-usage` when the folder belongs to a
 * run with another configuration or other data.
 */
export async function openProgress(folder: RunFolder, fingerprint: string): Promise<RunProgress> {
  const known = (await folder.readJson('progress')) as RunProgress | undefined;
  if (!known) return { fingerprint, begun: new Date().toISOString(), finished: {} };
  if (known.fingerprint === fingerprint) return known;
  throw new HoldfastError(
    'bad-usage',
    `${folder.path} holds a run with another configuration or other data; name another folder, or start with --fresh.`,
  );
}
