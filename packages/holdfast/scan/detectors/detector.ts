import type { Row } from '../../data/conversations/conversation.ts';
import type { Messages } from '../../messages/english/english.ts';
import type { Wording } from '../../messages/phrase.ts';
import type { Finding } from '../findings/finding.ts';
import type { Harm } from '../findings/harm.ts';
import type { ScannedRow } from './scanned-row.ts';

/**
 * What a detector says of a row or of the file. Whoever scans adds the detector's name, its harm where the detection has
 * none of its own, and for row detectors the line.
 */
export interface Detection extends Omit<Finding, 'detector' | 'harm'> {
  /** Where it is another than the detector's. */
  harm?: Harm;
}

interface AnyDetector {
  /** In lower case, such as `near-duplicates`; names it in findings, baselines and reports. */
  readonly name: string;
  /** What its findings tell of. */
  readonly harm: Harm;
}

/** Judges each row by itself. Pure: rows may be inspected in any order, and in any thread. */
export interface RowDetector extends AnyDetector {
  readonly kind: 'row';
  inspect(row: ScannedRow): readonly Detection[];
}

/**
 * Judges the file as a whole, near-duplicates for one. `note` takes from a row the little that matters, in any order and
 * any thread, as a value that can be cloned; notes then arrive in the file's order.
 */
export interface FileDetector<Note = unknown> extends AnyDetector {
  readonly kind: 'file';
  /** Undefined: the row does not matter. */
  note(row: ScannedRow): Note | undefined;
  /** Starts a judgement: it takes the notes in, and at the end says what is wrong, row by row where it can. */
  start(): {
    take(line: number, note: Note): void;
    finish(): readonly Detection[];
    facts?(): readonly Fact[];
  };
}

/** A figure about the file that is worth telling beside findings. */
export interface Fact {
  name: string;
  value: number;
  /** For people, in English, with its unit. */
  text: string;
  /** Of which message these are the English words. */
  wording?: Wording<keyof Messages['scan']['facts']>;
}

/** Asks a model about rows; batched, cached and resumable by whoever lends the model. */
export interface ModelDetector extends AnyDetector {
  readonly kind: 'model';
  /** Each detection names its row by `line`. */
  inspect(rows: readonly Row[], options?: { signal?: AbortSignal }): AsyncIterable<Detection>;
  /** What can be said only when all rows were seen. */
  finish?(): readonly Detection[];
}

/** Finds one kind of thing that is wrong or risky in training data; each has a file of its own. */
export type Detector = RowDetector | FileDetector | ModelDetector;

/** A detector that asks no model. */
export type ModelFreeDetector = RowDetector | FileDetector;

/** What a detector said, as a finding. */
export function findingOf({ name, harm }: AnyDetector, detection: Detection, line = detection.line): Finding {
  return { detector: name, ...detection, harm: detection.harm ?? harm, line };
}
