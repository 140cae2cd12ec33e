import type { Database } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { appendLog } from '../log/chained-log.ts';
import { ApiError } from '../shell/api-error.ts';
import type { KeyHolder } from '../tenants/keys.ts';
import type { TenantPolicy } from '../tenants/policy.ts';
import { findRelease } from './find-release.ts';
import type { ReleaseByHand } from './release-by-hand.ts';
import { requireReleaser } from './require-releaser.ts';
import { tellRelease } from './tell-release.ts';
import { findTunedModel, stateOf, type TunedModel } from './tuned-models.ts';

const invalidStatus = { code: 'invalid_status' };
const day = 24 * 60 * 60 * 1000;

/** Proposes to let a model out of the quarantine. Throws ApiError where it is not there, or the policy does not let anybody. */
export async function proposeRelease(
  database: Database,
  {
    model: id,
    tenant,
    reason,
    expiresAt,
    policy,
    caller,
  }: {
    model: string;
    /** Whose the model is. */
    tenant: string;
    reason: string;
    expiresAt: number;
    policy: TenantPolicy;
    caller: KeyHolder;
  },
): Promise<ReleaseByHand> {
  const { person } = caller;
  const held = await requireHeld(database, id, tenant);
  requireReleasable(held, { policy, caller });
  const { longestDays } = policy.release;
  if (expiresAt <= Date.now() || expiresAt > Date.now() + longestDays * day) {
    throw new ApiError(400, `'expires_at' must be within ${longestDays} days from now.`, {
      param: 'expires_at',
    });
  }
  const release: ReleaseByHand = {
    id: newId('release_'),
    model: id,
    tenant,
    reason,
    expires_at: expiresAt,
    proposed_by: person,
    proposed_at: Date.now(),
    approved_by: null,
    approved_at: null,
    ended_at: null,
    ended_by: null,
    end_reason: null,
  };
  await database.transaction(async () => {
    await database.run(
      `insert into releases (id, model, tenant, reason, expires_at, proposed_by, proposed_at) values (?, ?, ?, ?, ?, ?, ?)`,
      release.id,
      id,
      tenant,
      reason,
      expiresAt,
      person,
      release.proposed_at,
    );
    const detail = { release: release.id, reason, expiresAt, person };
    await appendLog(database, { tenant, actor: caller.id, action: 'release.proposed', subject: id, detail });
    await tellRelease(database, held.job, release);
  });
  return release;
}

/** Approves a release that another person proposed: the model is released from then until the day that was said. Throws ApiError. */
export async function approveRelease(
  database: Database,
  {
    release: id,
    tenant,
    policy,
    caller,
  }: { release: string; tenant: string; policy: TenantPolicy; caller: KeyHolder },
): Promise<ReleaseByHand> {
  const { person } = caller;
  return database.transaction(async () => {
    const release = await findRelease(database, { release: id, tenant });
    if (release.approved_at !== null) throw new ApiError(409, 'It is approved already.', invalidStatus);
    if (release.ended_at !== null) throw new ApiError(409, 'It has ended.', invalidStatus);
    if (release.proposed_by === person) {
      throw new ApiError(403, 'A release takes two people; another one must approve it.', {
        code: 'second_person_needed',
      });
    }
    if (release.expires_at <= Date.now()) throw new ApiError(409, 'Its day has passed.', invalidStatus);
    const held = await requireHeld(database, release.model, tenant);
    requireReleasable(held, { policy, caller });
    const approved: ReleaseByHand = { ...release, approved_by: person, approved_at: Date.now() };
    await database.run(
      'update releases set approved_by = ?, approved_at = ? where id = ?',
      person,
      approved.approved_at,
      id,
    );
    await database.run(
      `update models set state = 'released', released_until = ? where id = ?`,
      release.expires_at,
      release.model,
    );
    const detail = { release: id, person, until: release.expires_at };
    const subject = release.model;
    await appendLog(database, { tenant, actor: caller.id, action: 'model.released', subject, detail });
    await tellRelease(database, held.job, approved);
    return approved;
  });
}

/** The releases by hand of a tenant, the newest first. */
export async function listReleases(database: Database, tenant: string): Promise<ReleaseByHand[]> {
  return database.all<ReleaseByHand>(
    'select * from releases where tenant = ? order by proposed_at desc, id',
    tenant,
  );
}

/** A model in quarantine, or one whose release by hand has ended. Throws ApiError 404. */
async function requireHeld(database: Database, id: string, tenant: string): Promise<TunedModel> {
  const model = await findTunedModel(database, { id, tenant });
  if (model && stateOf(model) === 'quarantined') return model;
  throw new ApiError(404, `There is no model ${id} in quarantine.`, { code: 'not_found' });
}

function requireReleasable(
  { verdict, root_verdict: root }: TunedModel,
  { policy: { release }, caller }: { policy: TenantPolicy; caller: KeyHolder },
): void {
  requireReleaser(release, caller);
  const outcomes = [verdict, root].map((text) => text && (JSON.parse(text) as { outcome: string }).outcome);
  if (release.byHand === 'any') return;
  if (release.byHand === 'inconclusive' && !outcomes.includes('fail')) return;
  throw new ApiError(403, `The policy lets nobody release this model (byHand: ${release.byHand}).`, {
    code: 'release_forbidden',
  });
}
