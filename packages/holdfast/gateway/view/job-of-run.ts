import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { readVerdict } from '../../audit/verdict/read-verdict.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { type Release, readRelease } from '../../run/release/release.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import type { JobView } from '../api/views/job-view.ts';
import { seconds } from '../gateway-types.ts';
import type { JobStatus, TuningJobError } from '../jobs/job.ts';
import type { FolderEntry } from './folder-entries.ts';

/** What `run.yaml` of a run says, as far as it is shown. */
interface Settings {
  model?: string;
  data?: string;
  seed?: number;
  tune?: { epochs?: number; batchSize?: number; learningRate?: number };
}

/** A run or an audit of a folder in the shape of a gateway's job. Throws HoldfastError `storage` for a damaged one. */
export async function jobOfRun({ id, path }: FolderEntry): Promise<JobView> {
  const settings = await settingsOf(path);
  const verdict = existsSync(join(path, 'verdict.json')) ? await readVerdict(path) : undefined;
  const release = existsSync(join(path, 'release.json'))
    ? await readRelease(await openRunFolder(path))
    : undefined;
  const [began, ended] = [
    await timeOf(path, ['run.yaml', 'answers.base.jsonl']),
    await timeOf(path, ['verdict.json']),
  ];
  return {
    object: 'fine_tuning.job',
    id,
    model: settings.model ?? verdict?.about?.base ?? '',
    created_at: began ?? ended ?? 0,
    finished_at: ended ?? null,
    fine_tuned_model: release?.released ? release.name : null,
    organization_id: '',
    result_files: [],
    status: statusOf(verdict, release),
    validation_file: null,
    training_file: settings.data ?? '',
    hyperparameters: settings.tune ?? {},
    trained_tokens: null,
    integrations: [],
    seed: settings.seed ?? 0,
    estimated_finish: null,
    method: {},
    metadata: null,
    error: errorOf(verdict, release),
    holdfast: {
      progress: null,
      parent: null,
      root: settings.model ?? '',
      released_by_hand: null,
      let_through: null,
    },
  };
}

/** The data file that a run's findings name lines of, where the folder still knows it. */
export async function dataOfRun(path: string): Promise<string | undefined> {
  const { data } = await settingsOf(path);
  return data === undefined
    ? undefined
    : [data, resolve(dirname(path), data)].find((file) => existsSync(file));
}

async function settingsOf(path: string): Promise<Settings> {
  const text = await readFile(join(path, 'run.yaml'), 'utf8').catch(() => '');
  const { model, data, seed, tune } = (parse(text) ?? {}) as Settings;
  const { epochs, batchSize, learningRate } = tune ?? {};
  return { model, data, seed, tune: tune && { epochs, batchSize, learningRate } };
}

function statusOf(verdict: Verdict | undefined, release: Release | undefined): JobStatus {
  if (!verdict) return 'paused';
  return (release?.released ?? verdict.outcome === 'pass') ? 'succeeded' : 'failed';
}

function errorOf(verdict: Verdict | undefined, release: Release | undefined): TuningJobError | null {
  if (!verdict || statusOf(verdict, release) === 'succeeded') return null;
  const code = verdict.outcome === 'fail' ? 'safety_failed' : 'safety_inconclusive';
  return { code, message: release?.reason ?? verdict.reason, param: null };
}

async function timeOf(path: string, names: readonly string[]): Promise<number | undefined> {
  for (const name of names) {
    const status = await stat(join(path, name)).catch(() => undefined);
    if (status) return seconds(status.mtimeMs);
  }
  return undefined;
}
