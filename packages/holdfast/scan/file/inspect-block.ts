import type { Block } from '../../data/containers/block.ts';
import { type BlockRow, blockRows } from '../../data/containers/block-rows.ts';
import { countsEntries, type DataFile } from '../../data/containers/data-file.ts';
import type { FileDetector, RowDetector } from '../detectors/detector.ts';
import type { Finding } from '../findings/finding.ts';
import { bytesFingerprint, conversationFingerprint, fingerprinter } from '../findings/fingerprint.ts';

/** A finding as a scan of a file reports it. */
export interface FileFinding extends Finding {
  /** Stays the same when rows move; see `fingerprinter`. */
  fingerprint: string;
  /** In a JSON list, the line that the entry begins in, where it is another number than `line`. */
  startLine?: number;
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
  /** What each file detector noted, in the order of the detectors. */
  notes: { lines: number[]; notes: unknown[] }[];
}

/** Runs detectors over the rows of a block. Pure: blocks may be inspected in any order, in any thread. */
export function inspectBlock(
  block: Block,
  file: DataFile,
  detectors: readonly (RowDetector | FileDetector)[],
): BlockReport {
  const rowDetectors = detectors.filter((detector) => detector.kind === 'row');
  const fileDetectors = detectors.filter((detector) => detector.kind === 'file');
  const fingerprint = fingerprinter();
  const notes = fileDetectors.map((): { lines: number[]; notes: unknown[] } => ({ lines: [], notes: [] }));
  const report: BlockReport = { usable: 0, unusable: 0, findings: [], notes };
  for (const blockRow of blockRows(block, file)) {
    const { row } = blockRow;
    if (row.kind === 'conversation') report.usable += 1;
    else report.unusable += 1;
    let named: string | undefined;
    for (const detector of rowDetectors) {
      for (const finding of detector.inspect(row)) {
        named ??= rowFingerprint(blockRow);
        report.findings.push(fileFinding(finding, fingerprint(finding, named), blockRow, file));
      }
    }
    for (let index = 0; index < fileDetectors.length; index++) {
      const note = fileDetectors[index].note(row);
      if (note === undefined) continue;
      notes[index].lines.push(row.line);
      notes[index].notes.push(note);
    }
  }
  return report;
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
    ...(startLine === line ? {} : { startLine }),
    ...(countsEntries(container) ? { row: line } : {}),
  };
}

/** A hash of what a row says, or of its bytes when it is no conversation. */
export function rowFingerprint({ row, bytes }: BlockRow): string {
  return row.kind === 'conversation' ? conversationFingerprint(row.conversation) : bytesFingerprint(bytes);
}
