import { isObject } from '../../data/formats/format.ts';

/**
 * A JSON value with a part of it changed, as RFC 7396 has it: objects are merged, null takes away what it stands for, anything else
 * takes the place of what was there.
 */
export function mergePatch(value: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(isObject(value) ? Object.entries(value) : []);
  for (const [key, part] of Object.entries(patch)) {
    if (part === null) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), part));
  }
  return Object.fromEntries(merged);
}
