import { HoldfastError } from '../../errors.ts';
import type { Block } from '../containers/block.ts';
import { rowsIn, rowText } from '../containers/block-bytes.ts';
import { lineSplitter } from '../containers/line-splitter.ts';
import { openBytes } from '../containers/open-bytes.ts';

export interface Line {
  /** Counted from 1. */
  number: number;
  text: string;
}

/**
 * The lines of a UTF-8 file, streamed in constant memory; a byte order mark and blank lines are passed over. Throws
 * HoldfastError as `openBytes` does, and `bad-data` with the line for text that is not UTF-8 or a line that is too long.
 */
export async function* readLines(path: string, options: { signal?: AbortSignal } = {}): AsyncGenerator<Line> {
  const splitter = lineSplitter();
  for await (const { bytes } of openBytes(path, options)) {
    for (const block of splitter.push(bytes)) yield* linesOf(path, block);
  }
  for (const block of splitter.end()) yield* linesOf(path, block);
}

function* linesOf(path: string, block: Block): Generator<Line> {
  if (block.kind === 'problem') {
    throw new HoldfastError('bad-data', `${path}, line ${block.line}: ${block.reason}; ${block.remedy}.`);
  }
  for (const { line, bytes } of rowsIn(block, { entries: false })) {
    const text = rowText(bytes);
    if (text === undefined) {
      throw new HoldfastError(
        'bad-data',
        `${path}, line ${line}: it is not UTF-8 text; save the file as UTF-8.`,
      );
    }
    yield { number: line, text };
  }
}
