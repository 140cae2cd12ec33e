import type { z } from 'zod';
import { listSettings } from './list-settings.ts';
import type { PathRule } from './paths.ts';

/** Settings with the paths in them, those of lists and of what names its `path` in lists too, taken from a folder; with `only`, those alone that follow that rule. */
export function resolvePaths<Settings extends object>(
  settings: Settings,
  { schema, from, only }: { schema: z.ZodType; from: (path: string) => string; only?: PathRule },
): Settings {
  const resolved = structuredClone(settings);
  for (const { path, about } of listSettings(schema)) {
    const rule = about.path;
    if (!rule || (only && rule !== only)) continue;
    const group = path.slice(0, -1).reduce<unknown>((value, key) => valueIn(value, key), resolved);
    const key = path[path.length - 1];
    const value = valueIn(group, key);
    if (typeof value === 'string') put(group, key, rule(value, from, 0));
    else if (Array.isArray(value)) {
      put(
        group,
        key,
        value.map((entry: string | { path: string }, place) =>
          typeof entry === 'string'
            ? rule(entry, from, place)
            : { ...entry, path: rule(entry.path, from, place) },
        ),
      );
    }
  }
  return resolved;
}

function valueIn(group: unknown, key: string): unknown {
  return typeof group === 'object' && group !== null ? (group as Record<string, unknown>)[key] : undefined;
}

function put(group: unknown, key: string, value: unknown): void {
  (group as Record<string, unknown>)[key] = value;
}
