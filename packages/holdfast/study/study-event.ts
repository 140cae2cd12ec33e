import type { TuneEvent } from '../models/tuning/tuner.ts';
import type { CellResult, StudyResult } from './result/study-result.ts';

/** Which cell an event is about. */
export interface CellPlace {
  name: string;
  seed: number;
}

/** What a study reports as it goes. */
export type StudyEvent =
  /** `finished`: cells that earlier starts of the same study had finished. */
  | { type: 'study-start'; folder: string; cells: number; finished: number; workers: number }
  | { type: 'cell-start'; cell: CellPlace }
  | { type: 'cell-tune'; cell: CellPlace; event: TuneEvent }
  | { type: 'cell-audit'; cell: CellPlace; done: number; total: number }
  | { type: 'cell-end'; cell: CellPlace; result: CellResult }
  /** The cell could not be finished; the others go on. */
  | { type: 'cell-failed'; cell: CellPlace; reason: string }
  /** After every cell. `remainingSeconds`: null before anything can be told from. */
  | { type: 'progress'; done: number; failed: number; cells: number; remainingSeconds: number | null }
  | { type: 'study-end'; folder: string; result: StudyResult };
