import type { z } from 'zod';
import { listSettings } from './list-settings.ts';

/** Settings without those that change only what a run costs and how it goes on. */
export function withoutOutward<Settings extends object>(settings: Settings, schema: z.ZodType): Settings {
  const inward = structuredClone(settings);
  for (const { path, about } of listSettings(schema)) {
    if (!about.outward) continue;
    let group: unknown = inward;
    for (const key of path.slice(0, -1)) group = (group as Record<string, unknown> | undefined)?.[key];
    if (typeof group === 'object' && group !== null) Reflect.deleteProperty(group, path[path.length - 1]);
  }
  return inward;
}
