/** A field of a value that came from outside; undefined where there is none. */
export function field(value: unknown, ...path: readonly (string | number)[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as Record<string | number, unknown>)[key];
  }
  return current;
}

/** The same, as a list; empty where it is none. */
export function listOf(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const list = field(value, ...path);
  return Array.isArray(list) ? list : [];
}

/** The same, as text; undefined where it is none. */
export function stringOf(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const text = field(value, ...path);
  return typeof text === 'string' ? text : undefined;
}

/** The same, as a count; 0 where it is none, such as less than nothing or without an end, which no book could hold. */
export function countOf(value: unknown, ...path: readonly (string | number)[]): number {
  const number = field(value, ...path);
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : 0;
}
