import type { Block } from '../../data/containers/block.ts';
import { rowText } from '../../data/containers/block-bytes.ts';
import { type BlockRow, blockRows } from '../../data/containers/block-rows.ts';
import { countsEntries, type DataFile } from '../../data/containers/data-file.ts';
import { allMessages } from '../../data/conversations/beside-texts.ts';
import type { ModelFreeDetector } from '../detectors/detector.ts';
import type { Finding } from '../findings/finding.ts';
import { bytesFingerprint, conversationFingerprint, fingerprinter } from '../findings/fingerprint.ts';
import { writtenColumns } from '../findings/written-columns.ts';
import { rowInspector } from '../inspect-rows.ts';

/** A finding as a scan of a file reports it. */
export interface FileFinding extends Finding {
  /** Stays the same when rows move; see `fingerprinter`. */
  fingerprint: string;
  /** In a JSON list, the line that the entry begins in, where it is another number than `line`. */
  startLine?: number;
  /** Where its words stand in the line of a file of JSON lines, in UTF-16 units from 0; see `writtenColumns`. */
  columns?: { start: number; end: number };
  /** In a JSON list, where lines do not name rows: the row, counted from 1. */
  row?: number;
}

/** What the detectors made of a block; plain values that go between threads. */
export interface BlockReport {
  /** Rows that are conversations. */
  usable: number;
  /** Rows that are none. */
  unusable: number;
  findings: FileFinding[];
  /** What the file detectors noted of each row, in the order of the detectors. */
  notes: { line: number; notes: readonly unknown[] }[];
}

/**
 * Makes what runs detectors over the rows of blocks, which may come in any order, in any thread; `onRow` is called before each
 * row.
 */
export function blockInspector(
  file: DataFile,
  detectors: readonly ModelFreeDetector[],
  onRow: () => void = () => {},
): (block: Block) => BlockReport {
  const inspectRow = rowInspector(detectors);
  const inspect: typeof inspectRow = (row) => {
    onRow();
    return inspectRow(row);
  };
  return (block) => inspectBlock(block, file, inspect);
}

function inspectBlock(block: Block, file: DataFile, inspect: ReturnType<typeof rowInspector>): BlockReport {
  const fingerprint = fingerprinter();
  const report: BlockReport = { usable: 0, unusable: 0, findings: [], notes: [] };
  for (const blockRow of blockRows(block, file)) {
    const { row } = blockRow;
    if (row.kind === 'conversation') report.usable += 1;
    else report.unusable += 1;
    let named: string | undefined;
    const { findings, notes } = inspect(row);
    for (const finding of findings) {
      named ??= rowFingerprint(blockRow);
      report.findings.push({
        ...fileFinding(finding, fingerprint(finding, named), blockRow, file),
        columns: columnsOf(finding, blockRow, file),
      });
    }
    if (notes.length > 0) report.notes.push({ line: row.line, notes });
  }
  return report;
}

function columnsOf(
  finding: Finding,
  { row, bytes }: BlockRow,
  { container }: DataFile,
): FileFinding['columns'] {
  // Most findings of many rows are about whole rows, whose lines need not be read again.
  if (!finding.span || container.kind !== 'jsonl' || row.kind !== 'conversation') return undefined;
  const line = rowText(bytes);
  return line === undefined ? undefined : writtenColumns(line, allMessages(row.conversation), finding);
}

/** A finding with its fingerprint and, where lines do not name rows, the row and the line that it begins in. */
export function fileFinding(
  finding: Finding,
  fingerprint: string,
  { line, startLine }: Pick<BlockRow, 'line' | 'startLine'>,
  { container }: Pick<DataFile, 'container'>,
): FileFinding {
  return {
    ...finding,
    fingerprint,
    startLine: startLine === line ? undefined : startLine,
    row: countsEntries(container) ? line : undefined,
  };
}

/** A hash of what a row says, or of its bytes when it is no conversation. */
export function rowFingerprint({ row, bytes }: BlockRow): string {
  return row.kind === 'conversation' ? conversationFingerprint(row.conversation) : bytesFingerprint(bytes);
}
