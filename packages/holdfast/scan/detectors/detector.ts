import type { Row } from '../../data/conversation.ts';
import type { ReadLine } from '../../data/read-conversations.ts';
import type { Finding } from '../findings/finding.ts';

/** Judges each row by itself. Pure: rows may be inspected in any order, and in any thread. */
export interface RowDetector {
  readonly kind: 'row';
  readonly name: string;
  inspect(row: ReadLine): Finding[];
}

/**
 * Judges the file as a whole, near-duplicates for one. `note` takes from a row the little that matters, in any order and
 * any thread, as a value that can be cloned; notes then arrive in the file's order.
 */
export interface FileDetector<Note = unknown> {
  readonly kind: 'file';
  readonly name: string;
  /** Undefined: the row does not matter. */
  note(row: ReadLine): Note | undefined;
  /** Starts a judgement: it takes the notes in, and at the end says what is wrong, row by row where it can. */
  start(): { take(line: number, note: Note): void; finish(): Finding[]; facts?(): Fact[] };
}

/** A figure about the file that is worth telling beside findings. */
export interface Fact {
  name: string;
  value: number;
  /** For people, with its unit. */
  text: string;
}

/** Asks a model about rows; batched, cached and resumable by whoever lends the model. */
export interface ModelDetector {
  readonly kind: 'model';
  readonly name: string;
  inspect(rows: readonly Row[], options?: { signal?: AbortSignal }): AsyncIterable<Finding>;
  /** What can be said only when all rows were seen. */
  finish?(): readonly Finding[];
}

/** Finds one kind of thing that is wrong or risky in training data; each kind has a file of its own. */
export type Detector = RowDetector | FileDetector | ModelDetector;
