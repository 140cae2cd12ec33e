import { resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { parse } from 'yaml';
import { runConfigSchema } from '../../run/settings/run-config.ts';
import { listSettings } from '../../settings/list-settings.ts';
import { nearest } from '../../settings/nearest-word.ts';
import { type Override, putOverride } from '../../settings/parse-settings.ts';
import { resolvePaths } from '../../settings/resolve-paths.ts';

/** `--set KEY=VALUE`, which may be given several times: any setting, standing before what the file says. */
export function setOption(): Option {
  return new Option(
    '--set <key=value...>',
    'a setting that stands before the file, such as audit.margin=0.05; docs/settings.md has all',
  ).argParser((text: string, before: Override[] | undefined) => [...(before ?? []), overrideOf(text)]);
}

/**
 * Reads `KEY=VALUE`, the value as YAML has it, paths in it from the current folder. Throws InvalidArgumentError, with the
 * nearest key for an unknown one.
 */
function overrideOf(text: string): Override {
  const equals = text.indexOf('=');
  if (equals < 1) throw new InvalidArgumentError('Write it as KEY=VALUE, such as audit.margin=0.05.');
  const key = text.slice(0, equals);
  const known = listSettings(runConfigSchema).map(({ path }) => path.join('.'));
  if (!known.some((one) => one === key || one.startsWith(`${key}.`))) {
    const near = nearest(key, known);
    throw new InvalidArgumentError(`"${key}" is no setting${near ? `; did you mean "${near}"?` : '.'}`);
  }
  let value: unknown;
  try {
    value = parse(text.slice(equals + 1));
  } catch (error) {
    throw new InvalidArgumentError(`${String(error).split('\n')[0]}.`);
  }
  const override = { path: key.split('.'), value, given: `--set ${text}` };
  return { ...override, value: fromHere(override) };
}

/** An override's value with the paths in it taken from the current folder, and not from that of `holdfast.yaml`. */
function fromHere(override: Override): unknown {
  const settings: Record<string, unknown> = {};
  putOverride(settings, override);
  const resolved: unknown = resolvePaths(settings, {
    schema: runConfigSchema,
    from: (path) => resolve(path),
  });
  return override.path.reduce<unknown>((group, key) => (group as Record<string, unknown>)[key], resolved);
}
