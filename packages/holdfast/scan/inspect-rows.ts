import type { ReadLine } from '../data/parse-row.ts';
import { type Fact, findingOf, type ModelFreeDetector } from './detectors/detector.ts';
import { scannedRow } from './detectors/scanned-row.ts';
import type { Finding } from './findings/finding.ts';
import { unreadableRow } from './findings/unreadable-row.ts';
import { lessonsOfRows } from './meaning/row-lessons.ts';
import { rowTextReader } from './text/read-row-text.ts';

/** What the detectors made of a row. */
export interface InspectedRow {
  findings: readonly Finding[];
  /** What each file detector noted, in the order of the detectors; undefined for a row that does not matter to it. */
  notes: readonly unknown[];
}

/** What became of a file. */
export interface JudgedFile {
  findings: Finding[];
  facts: Fact[];
}

const nothing: InspectedRow = { findings: [], notes: [] };

/**
 * Makes what inspects rows one after another, in any order: the row detectors' findings, and the file detectors' notes,
 * which `fileJudge` of the same detectors takes. A row that is no conversation is a finding by itself. Each thread makes
 * its own.
 */
export function rowInspector(detectors: readonly ModelFreeDetector[]): (row: ReadLine) => InspectedRow {
  const rowDetectors = detectors.filter((detector) => detector.kind === 'row');
  const fileDetectors = detectors.filter((detector) => detector.kind === 'file');
  const readers = { texts: rowTextReader(), lessons: lessonsOfRows() };
  return (read) => {
    if (read.kind === 'problem') return { ...nothing, findings: [unreadableRow(read)] };
    const row = scannedRow(read, readers);
    const findings: Finding[] = [];
    for (const detector of rowDetectors) {
      for (const detection of detector.inspect(row)) findings.push(findingOf(detector, detection, row.line));
    }
    return { findings, notes: fileDetectors.map((detector) => detector.note(row)) };
  };
}

/** Makes what judges the file by the notes that its rows gave; they are taken in the file's order. */
export function fileJudge(detectors: readonly ModelFreeDetector[]): {
  take(line: number, notes: readonly unknown[]): void;
  finish(): JudgedFile;
} {
  const judgements = detectors
    .filter((detector) => detector.kind === 'file')
    .map((detector) => ({ detector, judgement: detector.start() }));
  return {
    take(line, notes) {
      for (let place = 0; place < notes.length; place++) {
        const note = notes[place];
        if (note !== undefined) judgements[place].judgement.take(line, note);
      }
    },
    finish: () => ({
      findings: judgements.flatMap(({ detector, judgement }) =>
        judgement.finish().map((detection) => findingOf(detector, detection)),
      ),
      facts: judgements.flatMap(({ judgement }) => judgement.facts?.() ?? []),
    }),
  };
}

/** Everything that detectors find in rows that are at hand. */
export function inspectRows(rows: Iterable<ReadLine>, detectors: readonly ModelFreeDetector[]): JudgedFile {
  const inspect = rowInspector(detectors);
  const judge = fileJudge(detectors);
  const findings: Finding[] = [];
  for (const row of rows) {
    const inspected = inspect(row);
    findings.push(...inspected.findings);
    judge.take(row.line, inspected.notes);
  }
  const judged = judge.finish();
  return { findings: [...findings, ...judged.findings], facts: judged.facts };
}
