/** A field of a value that came from outside; undefined where there is none. */
export function field(value: unknown, ...path: readonly (string | number)[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Record<string | number, unknown>)[key];
  }
  return found;
}

/** The same, as a list; empty where it is none. */
export function listOf(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = field(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The same, as text; undefined where it is none. */
export function stringOf(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const found = field(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** The same, as a number; 0 where it is none. */
export function numberOf(value: unknown, ...path: readonly (string | number)[]): number {
  const found = field(value, ...path);
  return typeof found === 'number' ? found : 0;
}
