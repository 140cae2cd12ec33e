import { type Block, joinBytes, longestRow, type Splitter, tooLong } from './block.ts';

const [quote, backslash, comma, lineFeed] = [34, 92, 44, 10];
const [openList, closeList, openObject, closeObject] = [91, 93, 123, 125];

/**
 * Splits a JSON list into its entries, or with `list: false` a sequence of objects that are spread over lines, without
 * reading them: brackets are counted outside of strings, however deep they go. A row's number is its entry's.
 */
export function jsonSplitter({ list }: { list: boolean }): Splitter {
  const base = list ? 1 : 0;
  let parts: Uint8Array[] = [];
  let length = 0;
  let scanned = 0;
  let depth = 0;
  let inString = false;
  let escaped = false;
  let line = 1;
  let entry = 1;
  /** Where the entry under way begins, and its line; -1 between entries. */
  let start = -1;
  let startLine = 1;
  /** The end of what has been seen of it, white space after it left out. */
  let seen = 0;
  let closed = false;
  let strayed = false;
  let spans: number[] = [];
  let lines: number[] = [];

  const finishEntry = (): void => {
    if (start === -1) return;
    spans.push(start, seen);
    lines.push(startLine);
    start = -1;
  };

  const takeBlock = ({ all = false } = {}): Block[] => {
    const rows = lines.length;
    const kept = start === -1 ? length : start;
    const blocks: Block[] = [];
    // What stands between entries is handed on with the next of them, so that blocks hold every byte of the file.
    if (rows === 0 && !all) return length > longestRow ? giveUp() : [];
    const bytes = joinBytes(parts);
    blocks.push({
      kind: 'rows',
      bytes: bytes.subarray(0, kept),
      first: entry,
      spans: Uint32Array.from(spans),
      lines: Uint32Array.from(lines),
    });
    entry += rows;
    parts = kept < length ? [bytes.slice(kept)] : [];
    [spans, lines] = [[], []];
    length -= kept;
    scanned = length;
    seen -= kept;
    if (start !== -1) start = 0;
    return blocks;
  };

  /** An entry without an end in sight: what follows cannot be told from it. */
  const giveUp = (): Block[] => {
    strayed = true;
    parts = [];
    return [tooLong(entry)];
  };

  const scan = (bytes: Uint8Array): void => {
    for (let index = 0; index < bytes.length; index++) {
      const byte = bytes[index];
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === backslash) escaped = true;
        else if (byte === quote) {
          inString = false;
          seen = scanned + index + 1;
        }
        if (byte === lineFeed) line += 1;
        continue;
      }
      if (byte <= 32) {
        if (byte === lineFeed) line += 1;
        continue;
      }
      const at = scanned + index;
      if (byte === comma && depth === base) {
        finishEntry();
        continue;
      }
      if (byte === closeList && list && depth === 1) {
        finishEntry();
        depth = 0;
        closed = true;
        continue;
      }
      if (byte === openList && list && depth === 0 && !closed) {
        depth = 1;
        continue;
      }
      if (start === -1) {
        start = at;
        startLine = line;
      }
      seen = at + 1;
      if (byte === quote) inString = true;
      else if (byte === openList || byte === openObject) depth += 1;
      else if (byte === closeList || byte === closeObject) {
        depth -= 1;
        if (!list && depth <= 0) {
          depth = 0;
          finishEntry();
        }
      }
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
      if (strayed) return [];
      const open = start !== -1 || (list && !closed);
      if (inString) seen = length;
      finishEntry();
      const blocks = length > 0 ? takeBlock({ all: true }) : [];
      if (open && list) {
        blocks.push({
          kind: 'problem',
          line: entry,
          reason: closed ? 'something follows the end of the list' : 'the list has no end',
          remedy: 'the file may be cut off; write it again',
        });
      }
      return blocks;
    },
  };
}
