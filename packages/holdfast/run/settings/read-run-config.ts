import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { HoldfastError } from '../../errors.ts';
import { type Override, parseSettings } from '../../settings/parse-settings.ts';
import { resolvePaths } from '../../settings/resolve-paths.ts';
import { type RunConfig, runConfigSchema } from './run-config.ts';
import { type RunSettings, runSettingsSchema } from './run-settings.ts';

/**
 * Reads the settings of a run whose data is one file, as a run folder keeps them; paths in it, and in what stands before it, are taken from where the file lies. Throws
 * HoldfastError `not-found`, and `bad-config` naming line, column, what is wrong and the nearest known key.
 */
export async function readRunConfig(path: string, overrides: readonly Override[] = []): Promise<RunConfig> {
  const config = parseRunConfig(await textOf(path), path, overrides);
  return resolvePaths(config, { schema: runConfigSchema, from: (name) => resolve(dirname(path), name) });
}

/** The same for a file whose data may be a list of files. Throws as `readRunConfig` does. */
export async function readRunSettings(
  path: string,
  overrides: readonly Override[] = [],
): Promise<RunSettings> {
  const text = await textOf(path);
  const settings = parseSettings(text, { file: path, schema: runSettingsSchema, overrides });
  return resolvePaths(settings, { schema: runSettingsSchema, from: (name) => resolve(dirname(path), name) });
}

async function textOf(path: string): Promise<string> {
  if (existsSync(path)) return readFile(path, 'utf8');
  throw new HoldfastError('not-found', `${path} does not exist; "holdfast init" writes one.`);
}

/** Reads the text of a `holdfast.yaml`; `file` names it in errors. Throws HoldfastError `bad-config`. */
export function parseRunConfig(text: string, file: string, overrides: readonly Override[] = []): RunConfig {
  return parseSettings(text, { file, schema: runConfigSchema, overrides });
}
