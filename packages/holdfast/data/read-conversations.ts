import { HoldfastError } from '../errors.ts';
import { blockRows } from './containers/block-rows.ts';
import { countsEntries, type DataFile, splitterFor } from './containers/data-file.ts';
import { describeDataFile } from './containers/describe-data-file.ts';
import { openBytes } from './containers/open-bytes.ts';
import type { Row } from './conversations/conversation.ts';
import type { ReadLine } from './parse-row.ts';

/**
 * Every row of a data file, problems among them, streamed in constant memory: any known format, as JSONL, a JSON list
 * or CSV, gzip, zstd or plain, told apart by content. Throws HoldfastError as `describeDataFile` does.
 */
export async function* readRows(
  path: string,
  options: { signal?: AbortSignal } = {},
): AsyncGenerator<ReadLine> {
  yield* rowsOf(await describeDataFile(path, options), options);
}

/** The same for a file that has been described. */
export async function* rowsOf(
  file: DataFile,
  options: { signal?: AbortSignal } = {},
): AsyncGenerator<ReadLine> {
  const splitter = splitterFor(file.container);
  for await (const { bytes } of openBytes(file.path, options)) {
    for (const block of splitter.push(bytes)) for (const { row } of blockRows(block, file)) yield row;
  }
  for (const block of splitter.end()) for (const { row } of blockRows(block, file)) yield row;
}

/**
 * The conversations of a data file, streamed. Throws HoldfastError `bad-data` at the first row that is none, naming
 * file, row, what is wrong and what to do, and for a file without rows.
 */
export async function* readConversations(
  path: string,
  options: { signal?: AbortSignal } = {},
): AsyncGenerator<Row> {
  const file = await describeDataFile(path, options);
  let rows = 0;
  for await (const row of rowsOf(file, options)) {
    if (row.kind === 'problem') {
      throw new HoldfastError('bad-data', `${placeOf(file, row.line)}: ${row.reason}; ${row.remedy}.`);
    }
    rows += 1;
    const { line, conversation, source } = row;
    yield { line, conversation, source };
  }
  if (rows === 0)
    throw new HoldfastError('bad-data', `${path} has no rows; put one conversation on each line.`);
}

/** A row's place for people: `data.jsonl, line 7`, or `data.json, entry 7`. */
export function placeOf({ path, container }: DataFile, line: number): string {
  return `${path}, ${countsEntries(container) ? 'entry' : 'line'} ${line}`;
}
