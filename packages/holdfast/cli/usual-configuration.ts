import { existsSync } from 'node:fs';
import { readRunSettings } from '../run/settings/read-run-config.ts';
import type { RunSettings } from '../run/settings/run-settings.ts';

/** The configuration that `init` writes and `run` takes. */
export const usualConfiguration = 'holdfast.yaml';

/**
 * The configuration that is meant: the named one, or the usual one where it is there; else none. Throws as `readRunSettings`
 * does.
 */
export async function configurationAt(path: string | undefined): Promise<RunSettings | undefined> {
  if (path === undefined && !existsSync(usualConfiguration)) return undefined;
  return readRunSettings(path ?? usualConfiguration);
}
