/** What the language has had since ES2025 and its type library does not know yet: the text of a number as it stood. */
interface SourceTextJson {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): object;
}

const json = JSON as unknown as SourceTextJson;

/**
 * Reads JSON so that `JSON.stringify` writes each number as it stood: large whole numbers, `1.0` and `1e3` among them.
 * Throws SyntaxError.
 */
export function parseExactly(text: string): unknown {
  return json.parse(text, (_, value, { source }) =>
    typeof value === 'number' && source !== undefined && String(value) !== source
      ? json.rawJSON(source)
      : value,
  );
}
