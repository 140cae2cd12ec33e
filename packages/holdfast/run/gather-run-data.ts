import { createHash } from 'node:crypto';
import { basename, extname, join } from 'node:path';
import { makeFolder } from '../data/files/make-folder.ts';
import { gatherData } from '../data/gather-data.ts';
import { locateData } from '../models/hub/locate-data.ts';
import type { RunConfig } from './settings/run-config.ts';
import type { RunSettings } from './settings/run-settings.ts';

/**
 * The settings of a run with one file of data: what is on the hub is fetched, unless `fetches` is false, and the rows of several
 * files are put into one below `root`, which a further start with the same list makes again and finds the same. Throws HoldfastError
 * as `locateData` and `gatherData` do.
 */
export async function gatherRunData(
  { data, ...settings }: RunSettings,
  {
    root = join('runs', '.data'),
    signal,
    fetches,
  }: { root?: string; signal?: AbortSignal; fetches?: boolean } = {},
): Promise<RunConfig> {
  if (typeof data === 'string') return { ...settings, data: await locateData(data, { signal, fetches }) };
  const sources: { path: string; weight: number }[] = [];
  for (const source of data) {
    const { path, weight } = typeof source === 'string' ? { path: source, weight: 1 } : source;
    sources.push({ path: await locateData(path, { signal, fetches }), weight });
  }
  const { seed } = settings;
  const hash = createHash('sha256').update(JSON.stringify({ sources, seed })).digest('hex');
  const [{ path: first }] = sources;
  const more = sources.length > 1 ? `-and-${sources.length - 1}-more` : '';
  const output = join(root, `${basename(first, extname(first))}${more}-${hash.slice(0, 8)}.jsonl`);
  await makeFolder(root);
  await gatherData(sources, { output, seed, signal });
  return { ...settings, data: output };
}
