import type { MeView } from '../../../holdfast/gateway/api/views/tenant-view.ts';
import { isReviewer } from '../../../holdfast/gateway/tenants/scopes.ts';
import type { PlaceName } from '../routes/place.ts';

/** The sections that somebody has a use for: what a key does not let see is not offered. */
export function placesFor({
  serves,
  scope,
  operator,
}: Pick<MeView, 'serves' | 'scope' | 'operator'>): PlaceName[] {
  if (serves === 'folder') return ['jobs', 'models', 'studies'];
  if (scope === 'chat') return ['tenants'];
  const everybody: PlaceName[] = ['jobs', 'quarantine', 'models', 'data', 'tenants'];
  if (isReviewer({ operator, scope })) everybody.splice(2, 0, 'review');
  return scope === 'admin' ? [...everybody, 'keys', 'log'] : everybody;
}
