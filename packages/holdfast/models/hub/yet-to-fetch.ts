import { existsSync } from 'node:fs';
import { meansService } from '../near-miss.ts';
import { cachedSnapshot } from './hub-cache.ts';
import { formatHubName, parseHubName, plainHubName } from './hub-name.ts';
import { hubSettings } from './hub-settings.ts';

/**
 * The name on the hub of a model that is fetched when it is first needed: undefined for one that is here or elsewhere, and
 * where nothing may be fetched. Nobody is asked. Throws HoldfastError as `parseHubName` and `hubSettings` do.
 */
export async function yetToFetch(model: string): Promise<string | undefined> {
  const plain = existsSync(model) || meansService(model) ? undefined : plainHubName(model);
  const name = parseHubName(model) ?? plain;
  if (name?.kind !== 'model') return undefined;
  const { cache, offline } = await hubSettings();
  if (offline || (await cachedSnapshot(cache, name))) return undefined;
  return formatHubName(name);
}
