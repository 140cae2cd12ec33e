/** Where two values part. */
export interface Difference {
  /** The keys that lead there, joined by dots. */
  path: string;
  before: string;
  now: string;
}

/** Sums in another order differ in their last digits. */
const usualRounding = 1e-9;

/**
 * The first place in which what was written as JSON differs from a value that is computed again, by more than its rounding; nothing
 * where none does.
 */
export function firstDifference(
  before: unknown,
  now: unknown,
  { path = '', rounding = usualRounding }: { path?: string; rounding?: number } = {},
): Difference | undefined {
  if (typeof before === 'number' && typeof now === 'number' && Math.abs(before - now) <= rounding)
    return undefined;
  if (isGroup(before) && isGroup(now)) {
    const [old, again] = [byName(before), byName(now)];
    for (const key of new Set([...Object.keys(old), ...Object.keys(again)])) {
      const inside = path === '' ? key : `${path}.${key}`;
      const difference = firstDifference(old[key], again[key], { path: inside, rounding });
      if (difference) return difference;
    }
    return undefined;
  }
  if (before === now) return undefined;
  return { path, before: shown(before), now: shown(now) };
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/**
 * A list of named things by their names, each its first text: ways of asking that stand equal are listed in the order of the
 * questions, which files do not keep. Anything else as it is.
 */
function byName(group: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!Array.isArray(group)) return group;
  const items: readonly unknown[] = group;
  const names = items.map((item) =>
    isGroup(item) ? Object.values(item).find((value) => typeof value === 'string') : undefined,
  );
  if (names.some((name) => name === undefined) || new Set(names).size < names.length) return group;
  return Object.fromEntries(items.map((item, place) => [String(names[place]), item]));
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
