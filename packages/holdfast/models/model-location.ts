import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isAdapterFolder, isGgufPath, readAdapter } from '@holdfast/engine';
import { organismFolder } from '@holdfast/organism';
import { HoldfastError } from '../errors.ts';

/** Where a model that the engine runs lies: a whole model, or an adapter and its base. */
export interface ModelLocation {
  /** A Hugging Face folder or a GGUF file. */
  folder: string;
  adapter?: string;
}

/** Where weights are looked for that do not lie where an adapter says. */
const weightsFolders = [process.env.HOLDFAST_WEIGHTS, join('.holdfast', 'weights')];

/**
 * Finds a model by the name that a user gave it: `organism`, a GGUF file, or a Hugging Face or PEFT folder. Throws
 * HoldfastError `not-found`, saying what can be named.
 */
export async function locateModel(name: string): Promise<ModelLocation> {
  if (name === 'organism') return { folder: organismFolder };
  const possible = 'name "organism", a Hugging Face folder or a GGUF file';
  if (/^(https?:\/\/|[a-z-]+:(?![\\/]))/i.test(name)) {
    throw new HoldfastError('not-found', `${name}: its weights are not here; ${possible}.`);
  }
  const path = resolve(name);
  if (isAdapterFolder(path)) return { folder: await locateBaseOf(name, path), adapter: path };
  if (isModel(path)) return { folder: path };
  const lacking = isGgufPath(path) ? 'there is no such file' : 'there is no config.json in it';
  throw new HoldfastError('not-found', `${name} is no model: ${lacking}; ${possible}.`);
}

/** The base of an adapter: where the adapter says, beside it, or among the weights that were fetched. */
async function locateBaseOf(name: string, adapter: string): Promise<string> {
  const { base } = await readAdapter(adapter);
  const candidates = [resolve(base), resolve(dirname(adapter), base)];
  for (const folder of weightsFolders) if (folder) candidates.push(resolve(folder, basename(base)));
  const candidate = candidates.find(isModel);
  if (candidate !== undefined) return candidate;
  throw new HoldfastError(
    'not-found',
    `${name}: its base model ${base} is not there; put it back, or where HOLDFAST_WEIGHTS says.`,
  );
}

function isModel(path: string): boolean {
  return isGgufPath(path) ? existsSync(path) : existsSync(join(path, 'config.json'));
}
