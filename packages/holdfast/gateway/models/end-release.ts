import type { Database } from '../database/database.ts';
import { appendLog } from '../log/chained-log.ts';
import { ApiError } from '../shell/api-error.ts';
import type { KeyHolder } from '../tenants/keys.ts';
import { findRelease } from './find-release.ts';
import type { ReleaseByHand } from './release-by-hand.ts';
import { tellReleaseEnd } from './tell-release.ts';
import { findTunedModel, stateOf } from './tuned-models.ts';

/**
 * Ends a release by hand before its day: the model is in quarantine again, and its job has failed as it had before. One person may
 * do that, and withdraw a proposal that nobody has approved. Throws ApiError where it has ended already.
 */
export async function endRelease(
  database: Database,
  {
    release: id,
    tenant,
    reason,
    caller,
  }: { release: string; tenant: string; reason: string; caller: KeyHolder },
): Promise<ReleaseByHand> {
  return database.transaction(async () => {
    const release = await findRelease(database, { release: id, tenant });
    if (release.ended_at !== null || release.expires_at <= Date.now()) {
      throw new ApiError(409, 'It has ended already.', { code: 'invalid_status' });
    }
    const model = await findTunedModel(database, { id: release.model, tenant });
    const holds = release.approved_at !== null && model !== undefined && stateOf(model) === 'released';
    const ended = { ...release, ended_at: Date.now(), ended_by: caller.person, end_reason: reason };
    await database.run(
      'update releases set ended_at = ?, ended_by = ?, end_reason = ? where id = ?',
      ended.ended_at,
      ended.ended_by,
      reason,
      id,
    );
    if (holds) {
      await database.run(
        `update models set state = 'quarantined', released_until = null where id = ?`,
        release.model,
      );
    }
    const detail = { release: id, reason, person: caller.person };
    const subject = release.model;
    await appendLog(database, { tenant, actor: caller.id, action: 'release.ended', subject, detail });
    if (model) await tellReleaseEnd(database, model.job, ended);
    return ended;
  });
}
