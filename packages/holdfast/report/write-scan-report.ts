import type { DataFile } from '../data/containers/data-file.ts';
import type { Conversation } from '../data/conversations/conversation.ts';
import { writeAtomically } from '../data/files/write-atomically.ts';
import type { MessageLanguage } from '../messages/language.ts';
import { messagesIn } from '../messages/messages.ts';
import { rowsAt } from '../scan/file/rows-at.ts';
import { renderScanReport, type ScanReportValues, shownFindings } from './render-scan-report.ts';

/**
 * Writes the report of a scan as one HTML file. Of the data file, the rows that are shown around findings are read again.
 * Throws HoldfastError `storage`.
 */
export async function writeScanReport(
  path: string,
  {
    file,
    language = 'en',
    ...values
  }: Omit<ScanReportValues, 'rows'> & { file: DataFile | undefined; language?: MessageLanguage },
): Promise<void> {
  const rows = file ? await rowsAround(file, values) : undefined;
  await writeAtomically(path, renderScanReport({ ...values, rows }, messagesIn[language]));
}

async function rowsAround(
  file: DataFile,
  { findings }: Pick<ScanReportValues, 'findings'>,
): Promise<Map<number, Conversation>> {
  const ranked = (severity: string): number => ['high', 'medium', 'low'].indexOf(severity);
  const lines = new Set(
    [...Map.groupBy(findings, ({ detector }) => detector).values()].flatMap((own) =>
      own
        .toSorted((a, b) => ranked(a.severity) - ranked(b.severity))
        .slice(0, shownFindings)
        .flatMap(({ line }) => line ?? []),
    ),
  );
  const rows = new Map<number, Conversation>();
  if (lines.size === 0) return rows;
  for await (const { row } of rowsAt(file, (line) => lines.has(line)))
    if (row.kind === 'conversation') rows.set(row.line, row.conversation);
  return rows;
}
