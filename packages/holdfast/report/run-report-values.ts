import type { Verdict } from '../audit/verdict/verdict.ts';
import type { TuneEvent } from '../models/tuning/tuner.ts';
import type { Release } from '../run/release/release.ts';
import type { FinishedStep } from '../run/run-event.ts';
import type { Finding } from '../scan/findings/finding.ts';
import type { RowDecision } from '../scan/findings/scan-summary.ts';

/** One prompt with what both models said to it. */
export interface AnswerPair {
  id: string;
  kind: string;
  category: string;
  question: string;
  base: { text: string; score: number | null };
  tuned: { text: string; score: number | null };
}

/** Everything that a run's report shows. */
export interface RunReportValues {
  title: string;
  folder: string;
  verdict: Verdict;
  /** The day of the verdict, as 2026-11-24. */
  audited: string;
  /** The version of Holdfast that made the run, or this report of an audit. */
  version: string;
  /**
   * What was tuned on: the file, its rows that were kept, safety examples mixed in, and what defences made of them all; absent for an
   * audit by itself.
   */
  data?: {
    file: string;
    rows?: number;
    safety?: number;
    defended?: { defences: string; rows: number };
  };
  /** The steps that the run took: what came of each, and its seconds. */
  steps: readonly ({ name: string } & FinishedStep)[];
  findings: readonly (Finding & { accepted?: boolean })[];
  /** Rows that the scan did not simply keep. */
  decisions?: readonly Pick<RowDecision, 'line' | 'decision'>[];
  curve: readonly Extract<TuneEvent, { type: 'step' }>[];
  /** What the probe saw while the model was tuned. */
  safety: readonly Extract<TuneEvent, { type: 'safety' }>[];
  answers: readonly AnswerPair[];
  /** What became of the tuned model in each format; absent for an audit by itself. */
  release?: Release;
  /** Settings of the tune that a service was not sent. */
  notSent?: readonly string[];
  /** The configuration as it was carried out; absent for an audit by itself. */
  config?: string;
  /** The command that does the same again. */
  command: string;
}
