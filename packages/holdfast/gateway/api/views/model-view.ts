import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { reasonsInLanguages } from '../../../audit/verdict/reasons-in-languages.ts';
import type { Verdict } from '../../../audit/verdict/verdict.ts';
import { type Release, readRelease } from '../../../run/release/release.ts';
import { openRunFolder } from '../../../store/run-folder.ts';
import type { Database } from '../../database/database.ts';
import type { GatewayFolder } from '../../gateway-folder.ts';
import { seconds } from '../../gateway-types.ts';
import { findTunedModel, stateOf, type TunedModel } from '../../models/tuned-models.ts';
import { readableRun } from '../../storage/kept-runs.ts';

/** A tuned model in whatever state, with the first lines of its verdicts. */
export interface ModelView {
  id: string;
  object: 'holdfast.model';
  job: string;
  state: TunedModel['state'];
  base: string;
  root: string;
  fingerprint: string;
  created_at: number;
  released_until: number | null;
  outcomes: readonly (Pick<Verdict, 'outcome' | 'reason'> & {
    against: string | null;
    /** The reason in each language. */
    reasons: ReturnType<typeof reasonsInLanguages>;
  })[];
}

/** The same with its verdicts, the line that it stands in, what it is bound to, and where it is served. */
export interface ModelDetailsView extends ModelView {
  verdicts: readonly Verdict[];
  /** From the first model of the line to this one. */
  lineage: readonly { id: string; state: TunedModel['state'] | 'base' }[];
  release: Pick<Release, 'formats' | 'base' | 'benchmark' | 'judge' | 'files'> | null;
  /** Whether it answers chats, and the tenants beside its own that may ask it. */
  served: boolean;
  lent_to: readonly string[];
}

/** Tells a model in a list. */
export function modelView(model: TunedModel): ModelView {
  const { id, job, base, root, fingerprint, created_at, released_until } = model;
  return {
    id,
    object: 'holdfast.model',
    job,
    state: stateOf(model),
    base,
    root,
    fingerprint,
    created_at: seconds(created_at),
    released_until: released_until === null ? null : seconds(released_until),
    outcomes: verdictsOf(model).map((verdict) => ({
      outcome: verdict.outcome,
      reason: verdict.reason,
      against: verdict.about?.base ?? null,
      reasons: reasonsInLanguages(verdict),
    })),
  };
}

/** Tells all of a model. Throws HoldfastError `storage` where its run's folder is damaged. */
export async function modelDetailsView(folder: GatewayFolder, model: TunedModel): Promise<ModelDetailsView> {
  const { database } = folder;
  const state = stateOf(model);
  const path = await readableRun(folder, model.job);
  const release = existsSync(join(path, 'release.json'))
    ? await readRelease(await openRunFolder(path))
    : undefined;
  const lent = await database.all<{ name: string }>(
    'select tenants.name from permissions join tenants on tenants.id = permissions.tenant where model = ? order by 1',
    model.id,
  );
  return {
    ...modelView(model),
    verdicts: verdictsOf(model),
    lineage: [...(await lineOf(database, model)), { id: model.id, state }],
    release: release ? boundTo(release) : null,
    served: state === 'released',
    lent_to: lent.map(({ name }) => name),
  };
}

function boundTo({ formats, base, benchmark, judge, files }: Release): ModelDetailsView['release'] {
  return { formats, base, benchmark, judge, files };
}

/** The models before one in its line, as far as its tenant still has them; the base model first. */
async function lineOf(
  database: Database,
  { root, base, tenant }: TunedModel,
): Promise<ModelDetailsView['lineage']> {
  if (base === root) return [{ id: root, state: 'base' }];
  const parent = await findTunedModel(database, { id: base, tenant });
  if (!parent)
    return [
      { id: root, state: 'base' },
      { id: base, state: 'deleted' },
    ];
  return [...(await lineOf(database, parent)), { id: base, state: stateOf(parent) }];
}

function verdictsOf({ verdict, root_verdict: root }: TunedModel): Verdict[] {
  return [verdict, root].flatMap((text) => (text === null ? [] : [JSON.parse(text)]));
}
