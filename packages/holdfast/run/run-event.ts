import type { Verdict } from '../audit/verdict/verdict.ts';
import type { BatchEvent } from '../models/hosted/batch/batch-event.ts';
import type { TuneEvent } from '../models/tuning/tuner.ts';
import type { StepFigures } from './step-text.ts';

export type StepName = 'scan' | 'mix' | 'tune' | 'audit' | 'release';

/** A finished step: in a line of English, and in the figures by which it is told in other languages. */
export interface FinishedStep {
  summary: string;
  /** Absent in folders of earlier versions. */
  figures?: StepFigures;
  seconds: number;
}

/** What a run reports as it goes; progress bars, the gateway's event list and the dashboard read the same events. */
export type RunEvent =
  | { type: 'run-start'; folder: string; resumed: boolean }
  /** `reused`: the step had been finished by an earlier start of the same run. */
  | { type: 'step-start'; step: StepName; reused: boolean }
  | { type: 'progress'; step: StepName; done: number; total: number; unit: string; detail?: string }
  | { type: 'tune'; event: TuneEvent }
  | BatchEvent
  | ({ type: 'step-end'; step: StepName } & FinishedStep)
  | { type: 'run-end'; folder: string; verdict: Verdict };
