import { createHash } from 'node:crypto';
import { basename, extname, join } from 'node:path';
import { makeFolder } from '../data/files/make-folder.ts';
import { type GatheredFile, gatherData } from '../data/gather-data.ts';
import { locateData } from '../models/hub/locate-data.ts';
import { type DataState, dataState, writeDataOrigin } from '../store/origins/data-origin.ts';
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
  await putDownOrigin(output, await gatherData(sources, { output, seed, signal }));
  return { ...settings, data: output };
}

/** What was gathered of which files, so that evidence of the run can tell. */
async function putDownOrigin(output: string, gathered: readonly GatheredFile[]): Promise<void> {
  const from: DataState[] = [];
  for (const { path, first, last } of gathered) from.push(await dataState(path, last - first + 1));
  const rows = gathered.at(-1)?.last ?? 0;
  await writeDataOrigin(output, {
    step: {
      by: 'gather',
      from,
      to: await dataState(output, rows),
      dropped: 0,
      rewritten: 0,
      setAside: 0,
      reasons: [],
    },
    sources: gathered.map(({ path }) => path),
  });
}
