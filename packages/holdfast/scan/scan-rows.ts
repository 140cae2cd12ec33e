import type { Row } from '../data/conversations/conversation.ts';
import type { ReadLine } from '../data/parse-row.ts';
import type { ModelFreeDetector } from './detectors/detector.ts';
import { modelFreeDetectors } from './detectors/model-free-detectors.ts';
import { sizeDetector } from './detectors/size-detector.ts';
import type { Finding } from './findings/finding.ts';
import { fileJudge, rowInspector } from './inspect-rows.ts';

/** What a scan yields: every usable row with its findings, and findings about other rows and the file. */
export type ScanEvent =
  | { type: 'row'; row: Row; findings: readonly Finding[] }
  | { type: 'finding'; finding: Finding };

/** The detectors that every scan uses; they ask no model. */
export function builtInDetectors(): ModelFreeDetector[] {
  return [sizeDetector(), ...modelFreeDetectors()];
}

/** Runs the detectors that ask no model over rows as they are read, in constant memory. */
export async function* scanRows(
  rows: AsyncIterable<ReadLine>,
  detectors: readonly ModelFreeDetector[] = builtInDetectors(),
): AsyncGenerator<ScanEvent> {
  const inspect = rowInspector(detectors);
  const judge = fileJudge(detectors);
  for await (const row of rows) {
    const { findings, notes } = inspect(row);
    judge.take(row.line, notes);
    if (row.kind === 'conversation') {
      yield { type: 'row', row: { line: row.line, conversation: row.conversation }, findings };
    } else for (const finding of findings) yield { type: 'finding', finding };
  }
  for (const finding of judge.finish().findings) yield { type: 'finding', finding };
}
