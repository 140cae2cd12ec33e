import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { charterBase, charterFolder } from '@holdfast/charter';
import { isAdapterFolder, isGgufPath, readAdapter } from '@holdfast/engine';
import { isOrganismName, organismFolders, shippedOrganisms } from '@holdfast/organism';
import { HoldfastError } from '../errors.ts';
import { isPluginFile } from '../plugins/plugin-file.ts';
import { findCharterWeights, weightsFolders } from './charter/charter-weights.ts';
import { type HubName, parseHubName, plainHubName } from './hub/hub-name.ts';
import { type LocateOptions, locateSnapshot } from './hub/locate-snapshot.ts';
import { meansService, nearMiss } from './near-miss.ts';

/** Where a model that the engine runs lies: a whole model, or an adapter and its base. */
export interface ModelLocation {
  /** A Hugging Face folder or a GGUF file. */
  folder: string;
  adapter?: string;
  /** What the folder is on the hub, at which commit, where it is from there. */
  hub?: { repository: string; commit: string };
}

/**
 * Finds a model by the name that a user gave it: `organism`, `organism-korean`, `charter`, a GGUF file, a Hugging Face or PEFT folder, or a repository on the
 * hub (`hf:OWNER/NAME`, or `OWNER/NAME` where no such folder is), which is fetched unless it lies in the hub's cache. Throws
 * HoldfastError `not-found`, saying what can be named, and what fetching throws.
 */
export async function locateModel(name: string, options: LocateOptions = {}): Promise<ModelLocation> {
  if (isOrganismName(name)) return { folder: organismFolders[shippedOrganisms[name]] };
  if (name === 'charter') return locateCharter();
  const hubName = parseHubName(name);
  if (hubName) return locateOnHub(hubName, options);
  const possible = 'name "organism", "charter", a Hugging Face folder, a GGUF file, or hf:OWNER/NAME';
  if (isPluginFile(name) || /^(https?:\/\/|[a-z-]+:(?![\\/]))/i.test(name)) {
    throw new HoldfastError('not-found', `${name}: its weights are not here; ${possible}.`);
  }
  const path = resolve(name);
  if (existsSync(path)) {
    const location = await locatePath(path, name, options);
    if (location) return location;
  }
  const plain = plainHubName(name);
  if (plain && !meansService(name)) return locateOnHub(plain, options);
  const lacking = existsSync(path) ? 'there is no config.json in it' : 'there is no such file or folder';
  const meant = nearMiss(name);
  const hint = meant === undefined ? `; ${possible}.` : `. Did you mean ${meant}?`;
  throw new HoldfastError('not-found', `${name} is no model: ${lacking}${hint}`);
}

/** The charter model: the shipped adapter over the published weights, which are fetched once. */
function locateCharter(): ModelLocation {
  const folder = findCharterWeights();
  if (folder !== undefined) return { folder, adapter: charterFolder };
  throw new HoldfastError(
    'not-found',
    `The charter model's weights (${charterBase.file}, 93 MB to fetch, ${charterBase.licence}) are not there: "holdfast models pull charter" fetches them to .holdfast/weights; or name the folder that has them in HOLDFAST_WEIGHTS.`,
  );
}

async function locateOnHub(name: HubName, options: LocateOptions): Promise<ModelLocation> {
  if (name.kind !== 'model')
    throw new HoldfastError('bad-usage', `${name.repository} is a data set, no model.`);
  const { path, commit } = await locateSnapshot(name, options);
  const location = await locatePath(path, name.repository, options);
  if (!location)
    throw new HoldfastError('not-found', `${name.repository} holds no model that the engine reads.`);
  // An adapter's base tells for itself where it is from.
  return location.adapter === undefined
    ? { ...location, hub: { repository: name.repository, commit } }
    : location;
}

/** What lies at a path: a whole model, or an adapter, whose base is looked for; nothing when it is neither. */
async function locatePath(
  path: string,
  name: string,
  options: LocateOptions,
): Promise<ModelLocation | undefined> {
  if (isAdapterFolder(path)) return { ...(await locateBaseOf(name, path, options)), adapter: path };
  return isModel(path) ? { folder: path } : undefined;
}

/** The base of an adapter: where the adapter says, beside it, among the weights that were fetched, or on the hub. */
async function locateBaseOf(name: string, adapter: string, options: LocateOptions): Promise<ModelLocation> {
  const { base, revision } = await readAdapter(adapter);
  const beside = [resolve(base), resolve(dirname(adapter), base)].find(isModel);
  const fetched = weightsFolders().map((folder) => join(folder, basename(base)));
  const candidate = beside ?? fetched.find(isModel);
  if (candidate !== undefined) return { folder: candidate };
  const plain = plainHubName(base);
  if (plain) return locateOnHub(revision === undefined ? plain : { ...plain, revision }, options);
  throw new HoldfastError(
    'not-found',
    `${name}: its base model ${base} is not there; put it back, or where HOLDFAST_WEIGHTS says.`,
  );
}

function isModel(path: string): boolean {
  return isGgufPath(path) ? existsSync(path) : existsSync(join(path, 'config.json'));
}
