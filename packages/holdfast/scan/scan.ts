import type { Row } from '../data/conversation.ts';
import type { ReadLine } from '../data/read-conversations.ts';
import type { Detector } from './detectors/detector.ts';
import { formatDetector, sizeDetector } from './detectors/format/format-detector.ts';
import { modelFreeDetectors } from './detectors/model-free-detectors.ts';
import type { Finding } from './findings/finding.ts';

/** What a scan yields: every usable row with its findings, and findings about other rows and the file. */
export type ScanEvent =
  | { type: 'row'; row: Row; findings: Finding[] }
  | { type: 'finding'; finding: Finding };

/** The detectors that every scan uses; they ask no model. */
export function builtInDetectors(): Detector[] {
  return [formatDetector(), sizeDetector(), ...modelFreeDetectors()];
}

/** Runs the detectors that ask no model over rows as they are read, in constant memory. */
export async function* scan(
  rows: AsyncIterable<ReadLine>,
  detectors: readonly Detector[] = builtInDetectors(),
): AsyncGenerator<ScanEvent> {
  const rowDetectors = detectors.filter((detector) => detector.kind === 'row');
  const judgements = detectors
    .filter((detector) => detector.kind === 'file')
    .map((detector) => ({ detector, judgement: detector.start() }));
  for await (const row of rows) {
    const findings = rowDetectors.flatMap((detector) => detector.inspect(row));
    for (const { detector, judgement } of judgements) {
      const note = detector.note(row);
      if (note !== undefined) judgement.take(row.line, note);
    }
    if (row.kind === 'conversation') {
      yield { type: 'row', row: { line: row.line, conversation: row.conversation }, findings };
    } else for (const finding of findings) yield { type: 'finding', finding };
  }
  for (const { judgement } of judgements) {
    for (const finding of judgement.finish()) yield { type: 'finding', finding };
  }
}
