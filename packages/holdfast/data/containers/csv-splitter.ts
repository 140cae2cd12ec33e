import { type Block, joinBytes, longestRow, type Splitter, tooLong } from './block.ts';

const [quote, lineFeed] = [34, 10];

/** Splits CSV (RFC 4180) into its records, the header among them: a line feed inside quotes ends none. */
export function csvSplitter(): Splitter {
  let parts: Uint8Array[] = [];
  let length = 0;
  let scanned = 0;
  let quoted = false;
  let line = 1;
  let start = 0;
  let startLine = 1;
  let strayed = false;
  let spans: number[] = [];
  let lines: number[] = [];

  const takeBlock = (): Block[] => {
    if (lines.length === 0) {
      if (length <= longestRow) return [];
      strayed = true;
      parts = [];
      return [tooLong(startLine)];
    }
    const bytes = joinBytes(parts);
    const block: Block = {
      kind: 'rows',
      bytes: bytes.subarray(0, start),
      first: lines[0],
      spans: Uint32Array.from(spans),
      lines: Uint32Array.from(lines),
    };
    parts = start < length ? [bytes.slice(start)] : [];
    length -= start;
    scanned = length;
    start = 0;
    [spans, lines] = [[], []];
    return [block];
  };

  const scan = (bytes: Uint8Array): void => {
    for (let index = 0; index < bytes.length; index++) {
      const byte = bytes[index];
      if (byte === quote) quoted = !quoted;
      if (byte !== lineFeed) continue;
      line += 1;
      if (quoted) continue;
      const end = scanned + index + 1;
      spans.push(start, end);
      lines.push(startLine);
      start = end;
      startLine = line;
    }
    scanned += bytes.length;
  };

  return {
    push(bytes) {
      if (strayed) return [];
      parts.push(bytes);
      length += bytes.length;
      scan(bytes);
      return takeBlock();
    },
    end() {
      if (strayed || length === 0) return [];
      const unclosed = quoted;
      if (!unclosed && start < length) {
        spans.push(start, length);
        lines.push(startLine);
        start = length;
      }
      const blocks = takeBlock();
      if (unclosed) {
        blocks.push({
          kind: 'problem',
          line: startLine,
          reason: 'a quoted field has no end',
          remedy: 'double the quotes inside of quoted fields',
        });
      }
      return blocks;
    },
  };
}
