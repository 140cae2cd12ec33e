/** Text with its JSON escapes read, and where each of its UTF-16 units, and its end, stood before. */
export interface Unescaped {
  text: string;
  /** Absent where nothing was escaped. */
  offsets?: Uint32Array;
}

const letters: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/**
 * Reads the escapes of JSON text (RFC 8259, section 7) where they stand and leaves all else, so that `{"city":
 * "\uc11c\uc6b8"}` reads as a person would; JSON that is broken reads the same way.
 */
export function readEscapes(json: string): Unescaped {
  if (!json.includes('\\')) return { text: json };
  const offsets = new Uint32Array(json.length + 1);
  let text = '';
  let from = 0;
  const copy = (to: number): void => {
    for (let at = from; at < to; at++) offsets[text.length + at - from] = at;
    text += json.slice(from, to);
  };
  for (const { 0: sign, index, groups } of json.matchAll(
    /\\(?:u(?<code>[\da-fA-F]{4})|(?<letter>[^u]))/gsu,
  )) {
    copy(index);
    offsets[text.length] = index;
    const letter = groups?.letter ?? '';
    const read =
      groups?.code === undefined
        ? (letters[letter] ?? letter)
        : String.fromCharCode(Number.parseInt(groups.code, 16));
    for (let unit = 1; unit < read.length; unit++) offsets[text.length + unit] = index + unit;
    text += read;
    from = index + sign.length;
  }
  copy(json.length);
  offsets[text.length] = json.length;
  return { text, offsets: offsets.subarray(0, text.length + 1) };
}
