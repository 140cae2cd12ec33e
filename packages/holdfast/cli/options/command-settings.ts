import { resolve } from 'node:path';
import { type RunConfig, runConfigSchema } from '../../run/settings/run-config.ts';
import { putOverride } from '../../settings/parse-settings.ts';
import { programPath } from '../../settings/paths.ts';
import { resolvePaths } from '../../settings/resolve-paths.ts';
import { givenOverrides, usageError } from './setting-options.ts';

/** Stands for data that a command does without, since the settings want some. */
const noData = 'none';

/**
 * All settings as the options of a command give them, with every default; `data` is the command's argument, and empty in what
 * is returned where neither it nor an option names any. Programs are taken from the current folder, since a trainer works in one of its own. Throws HoldfastError `bad-usage`.
 */
export function commandSettings(
  command: string,
  { options, data = '' }: { options: object; data?: string },
): RunConfig {
  const given = { data: data || noData };
  for (const override of givenOverrides(options, command)) putOverride(given, override);
  const parsed = runConfigSchema.safeParse(given);
  if (!parsed.success) throw usageError(parsed.error, { command });
  return resolvePaths(
    { ...parsed.data, data: parsed.data.data === noData ? '' : parsed.data.data },
    { schema: runConfigSchema, from: resolve, only: programPath },
  );
}
