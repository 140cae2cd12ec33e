import { describeDataFile } from '../../data/containers/describe-data-file.ts';
import { rowsAt } from '../../scan/file/rows-at.ts';
import type { Finding } from '../../scan/findings/finding.ts';
import { messagePieces, type ShownMessage } from '../../scan/findings/message-pieces.ts';

/** The text of a row, marked where something was found. */
export interface RowView {
  object: 'holdfast.row';
  line: number;
  messages: readonly ShownMessage[];
}

/** Reads one row of a data file. Undefined where no conversation stands in that line. Throws HoldfastError. */
export async function readRowView(
  path: string,
  { line, findings, signal }: { line: number; findings: readonly Finding[]; signal?: AbortSignal },
): Promise<RowView | undefined> {
  const file = await describeDataFile(path, { signal });
  for await (const { row } of rowsAt(file, (number) => number === line, { signal })) {
    if (row.kind === 'problem' || row.line !== line) continue;
    const ofRow = findings.filter((finding) => finding.line === line);
    const messages = messagePieces(row.conversation, { findings: ofRow, isMarked: () => true });
    return { object: 'holdfast.row', line, messages };
  }
  return undefined;
}
