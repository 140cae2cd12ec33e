import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { HoldfastError } from '../../errors.ts';
import { type Override, parseSettings } from '../../settings/parse-settings.ts';
import { resolvePaths } from '../../settings/resolve-paths.ts';
import { type RunConfig, runConfigSchema } from './run-config.ts';

/**
 * Reads `holdfast.yaml`; paths in it, and in what stands before it, are taken from where the file lies. Throws
 * HoldfastError `not-found`, and `bad-config` naming line, column, what is wrong and the nearest known key.
 */
export async function readRunConfig(path: string, overrides: readonly Override[] = []): Promise<RunConfig> {
  if (!existsSync(path)) {
    throw new HoldfastError('not-found', `${path} does not exist; "holdfast init" writes one.`);
  }
  const config = parseRunConfig(await readFile(path, 'utf8'), path, overrides);
  return resolvePaths(config, { schema: runConfigSchema, from: (name) => resolve(dirname(path), name) });
}

/** Reads the text of a `holdfast.yaml`; `file` names it in errors. Throws HoldfastError `bad-config`. */
export function parseRunConfig(text: string, file: string, overrides: readonly Override[] = []): RunConfig {
  return parseSettings(text, { file, schema: runConfigSchema, overrides });
}
