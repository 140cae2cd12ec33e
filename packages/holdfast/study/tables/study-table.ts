import type { CellSettings } from '../result/study-result.ts';

/** One measure over the seeds of a cell. */
export interface Estimate {
  /** Mean over the seeds. */
  mean: number;
  /** 95% interval of the mean by Student's t, cut to the values that are possible; null for fewer than two seeds, and where all agree. */
  interval: { lower: number; upper: number } | null;
  /** The least and the greatest value of a seed. */
  least: number;
  greatest: number;
  /** How many seeds. */
  count: number;
}

/** What every table shows side by side, since a broken model refuses nothing and says nothing. */
export const measureNames = ['score', 'rate', 'refusalRate', 'overRefusal', 'task'] as const;

export type MeasureName = (typeof measureNames)[number];

/** One line of a table: a model in one setting. A measure is null where nothing was measured or published. */
export interface StudyTableRow {
  /** What was done, in words, such as `10 examples, 5 epochs`. */
  label: string;
  model: string;
  /** `published`: the article's figure, not measured here. */
  source: 'measured' | 'published';
  /** Before or after tuning. */
  phase: 'base' | 'tuned';
  /** The published figure was read off a plot. */
  approximate: boolean;
  /** Absent on published rows and before tuning. */
  settings?: CellSettings;
  /** Seeds behind the measures; 0 for published rows. */
  seeds: number;
  measures: Record<MeasureName, Estimate | null>;
}

/** A table of the study as plain values; see the renderers beside this file. */
export interface StudyTable {
  /** Such as `risk-level-1`. */
  name: string;
  title: string;
  /** The settings that all its cells share, or all cells of the same data, in words, a sentence each. */
  common: string[];
  rows: StudyTableRow[];
}
