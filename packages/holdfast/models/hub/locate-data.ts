import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { HoldfastError } from '../../errors.ts';
import { parseHubName } from './hub-name.ts';
import { type LocateOptions, locateSnapshot } from './locate-snapshot.ts';
import { isDataFile } from './wanted-files.ts';

/**
 * The file that training data lies in: the path itself, or, of a name such as `hf:datasets/OWNER/NAME/FILE`, the file in the
 * hub's cache, into which it is fetched. Without a FILE the data set must hold one file alone. Throws HoldfastError `bad-usage`
 * naming the files, and what fetching throws.
 */
export async function locateData(name: string, options: LocateOptions = {}): Promise<string> {
  const hubName = parseHubName(name);
  if (!hubName) return name;
  if (hubName.kind !== 'dataset')
    throw new HoldfastError('bad-usage', `${name} is a model; data is named hf:datasets/OWNER/NAME.`);
  const { path } = await locateSnapshot(hubName, options);
  if ((await stat(path)).isFile()) return path;
  const files = (await readdir(path, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory() && isDataFile(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  if (files.length === 1) return files[0];
  const shown = files.slice(0, 5).map((file) => relative(path, file));
  throw new HoldfastError(
    'bad-usage',
    `${name} holds ${files.length} files of data; name one behind it, such as ${name}/${shown[0]} (${shown.join(', ')}).`,
  );
}
