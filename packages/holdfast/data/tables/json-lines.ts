/** A JSON line of a row of a table: bytes in Base64, dates as ISO 8601 has them, whole numbers of any size as they are. */
export function jsonLine(row: unknown): string {
  return `${JSON.stringify(row, plainValue)}\n`;
}

function plainValue(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') {
    return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER
      ? Number(value)
      : value.toString();
  }
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}

/** Joins the lines of rows to chunks of about a megabyte. */
export function* chunksOf(rows: Iterable<unknown>): Generator<Uint8Array> {
  let text = '';
  for (const row of rows) {
    text += jsonLine(row);
    if (text.length < 1 << 20) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}
