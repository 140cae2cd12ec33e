import { visit } from 'jsonc-parser';

/** The first key that stands twice in one object of JSON text, and its column, counted from 1; undefined where none does. */
export function repeatedKey(text: string): { key: string; column: number } | undefined {
  const objects: Set<string>[] = [];
  let repeated: { key: string; column: number } | undefined;
  try {
    visit(text, {
      onObjectBegin: () => {
        objects.push(new Set());
        return repeated === undefined;
      },
      onObjectEnd: () => {
        objects.pop();
      },
      onObjectProperty(key, offset) {
        const keys = objects.at(-1);
        if (keys?.has(key)) repeated ??= { key, column: offset + 1 };
        keys?.add(key);
      },
    });
  } catch {
    // Nested deeper than the parser goes; the row has been read, and that is all that can be said of it.
    return undefined;
  }
  return repeated;
}
