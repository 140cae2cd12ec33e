import type { Database } from '../database/database.ts';
import { ApiError } from '../shell/api-error.ts';
import type { ReleaseByHand } from './release-by-hand.ts';

/** A release by hand of a tenant, in whatever state it is. Throws ApiError 404. */
export async function findRelease(
  database: Database,
  { release: id, tenant }: { release: string; tenant: string },
): Promise<ReleaseByHand> {
  const release = await database.get<ReleaseByHand>(
    'select * from releases where id = ? and tenant = ?',
    id,
    tenant,
  );
  if (release) return release;
  throw new ApiError(404, `There is no release ${id}.`, { code: 'not_found' });
}
