import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readVerdict } from '../../audit/verdict/read-verdict.ts';
import { reasonsInLanguages } from '../../audit/verdict/reasons-in-languages.ts';
import { readRelease } from '../../run/release/release.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import type { ModelDetailsView } from '../api/views/model-view.ts';
import type { FolderEntry } from './folder-entries.ts';
import { jobOfRun } from './job-of-run.ts';

/** The model of a run in the shape of a gateway's; undefined where there is no verdict on one yet. Throws HoldfastError. */
export async function modelOfRun(entry: FolderEntry): Promise<ModelDetailsView | undefined> {
  const { id, path } = entry;
  if (!existsSync(join(path, 'verdict.json'))) return undefined;
  const verdict = await readVerdict(path);
  const release = existsSync(join(path, 'release.json'))
    ? await readRelease(await openRunFolder(path))
    : undefined;
  const job = await jobOfRun(entry);
  const base = verdict.about?.base ?? job.model;
  const state = job.status === 'succeeded' ? 'released' : 'quarantined';
  return {
    id,
    object: 'holdfast.model',
    job: id,
    state,
    base,
    root: base,
    fingerprint: verdict.about?.fingerprints.tuned ?? '',
    created_at: job.finished_at ?? job.created_at,
    released_until: null,
    outcomes: [
      {
        outcome: verdict.outcome,
        reason: verdict.reason,
        against: verdict.about?.base ?? null,
        reasons: reasonsInLanguages(verdict),
      },
    ],
    verdicts: [verdict],
    lineage: [
      { id: base, state: 'base' },
      { id, state },
    ],
    release: release
      ? {
          formats: release.formats,
          base: release.base,
          benchmark: release.benchmark,
          judge: release.judge,
          files: release.files,
        }
      : null,
    served: false,
    lent_to: [],
  };
}
