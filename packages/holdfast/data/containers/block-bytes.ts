import type { RowBlock } from './block.ts';

/** A row's bytes and where it stands. */
export interface RowBytes {
  /** The row's line; in a JSON list, the number of its entry. */
  line: number;
  /** The line that it begins in; the same but for JSON lists. */
  startLine: number;
  /** A view into the block's bytes. */
  bytes: Uint8Array;
}

/** The rows of a block one by one; blank lines are passed over. */
export function* rowsIn(block: RowBlock, { entries }: { entries: boolean }): Generator<RowBytes> {
  const { bytes, spans, lines, first } = block;
  if (spans && lines) {
    for (let row = 0; row < lines.length; row++) {
      const startLine = lines[row];
      const line = entries ? first + row : startLine;
      yield { line, startLine, bytes: bytes.subarray(spans[2 * row], spans[2 * row + 1]) };
    }
    return;
  }
  let line = first;
  let from = 0;
  while (from < bytes.length) {
    const lineBreak = bytes.indexOf(10, from);
    const end = lineBreak === -1 ? bytes.length : lineBreak;
    if (!isBlank(bytes, from, end)) yield { line, startLine: line, bytes: bytes.subarray(from, end) };
    line += 1;
    from = end + 1;
  }
}

/** The text of a row; undefined when its bytes are no UTF-8. */
export function rowText(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function isBlank(bytes: Uint8Array, from: number, end: number): boolean {
  for (let index = from; index < end; index++) if (bytes[index] > 32) return false;
  return true;
}
