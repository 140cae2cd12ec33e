import { channel } from 'node:diagnostics_channel';
import { HoldfastError } from '../../errors.ts';
import { fetchSnapshot, type HubEvent } from './fetch-snapshot.ts';
import { cachedSnapshot, type Snapshot } from './hub-cache.ts';
import { formatHubName, type HubName } from './hub-name.ts';
import { hubSettings } from './hub-settings.ts';

/** Where every fetch from the hub is told (HubEvent), whoever needed it: a model may be named in many places. */
export const hubChannel = channel('holdfast:hub');

/** How a model is looked for. */
export interface LocateOptions {
  signal?: AbortSignal;
  /** Whether what is not here is fetched. Default true. */
  fetches?: boolean;
}

/** Finds what is named in the hub's cache, or fetches it. Throws HoldfastError as `fetchSnapshot` does. */
export async function locateSnapshot(
  name: HubName,
  { signal, fetches = true }: LocateOptions = {},
): Promise<Snapshot> {
  const settings = await hubSettings();
  const cached = await cachedSnapshot(settings.cache, name);
  if (cached) return cached;
  const named = formatHubName(name);
  if (!fetches)
    throw new HoldfastError(
      'not-found',
      `${named} is not in the hub's cache; fetch it (holdfast models pull ${named}).`,
    );
  for await (const event of fetchSnapshot(name, settings, { signal })) {
    hubChannel.publish(event satisfies HubEvent);
    if (event.type === 'fetch-end') return { path: event.path, commit: event.commit };
  }
  throw new HoldfastError('model-failed', 'The fetch from the hub ended without an end.');
}
