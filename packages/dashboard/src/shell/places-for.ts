import type { MeView } from '../../../holdfast/gateway/api/views/tenant-view.ts';
import type { PlaceName } from '../routes/place.ts';

/** The sections that somebody has a use for: what a key does not let see is not offered. */
export function placesFor({ serves, scope }: Pick<MeView, 'serves' | 'scope'>): PlaceName[] {
  if (serves === 'folder') return ['jobs', 'models', 'studies'];
  if (scope === 'chat') return ['tenants'];
  const everybody: PlaceName[] = ['jobs', 'quarantine', 'models', 'data', 'tenants'];
  return scope === 'admin' ? [...everybody, 'keys', 'log'] : everybody;
}
