import {
  type CellResult,
  type CellSettings,
  cellSettingsSchema,
  type StudyResult,
} from '../result/study-result.ts';
import { type Estimate, type MeasureName, measureNames } from '../tables/study-table.ts';
import { estimateMean } from './estimate.ts';

/** A cell's settings with all the seeds that were finished. */
export interface Condition {
  name: string;
  groups: readonly string[];
  settings: CellSettings;
  /** One for each seed. */
  cells: CellResult[];
  /** The model before tuning, asked as this condition is. */
  base: Record<MeasureName, Estimate | null>;
  /** After tuning, over the seeds. */
  tuned: Record<MeasureName, Estimate | null>;
}

/** The finished cells of a study, their seeds brought together, in the order of the study. */
export function conditionsOf({ cells }: Pick<StudyResult, 'cells'>): Condition[] {
  return [...Map.groupBy(cells, ({ name }) => name)].map(([name, repeated]) => {
    const [first] = repeated;
    return {
      name,
      groups: first.groups,
      settings: cellSettingsSchema.parse(first),
      cells: repeated,
      // The base model is asked once: its seeds are one measurement.
      base: estimatesOf([first.base]),
      tuned: estimatesOf(repeated.map(({ tuned }) => tuned)),
    };
  });
}

function estimatesOf(measures: readonly CellResult['tuned'][]): Record<MeasureName, Estimate | null> {
  const entries = measureNames.map((name) => {
    const bounds = name === 'score' ? { lowest: 1, highest: 5 } : { lowest: 0, highest: 1 };
    const values = measures.map((measured) => measured[name]);
    return [name, estimateMean(values, bounds)] as const;
  });
  return Object.fromEntries(entries) as Record<MeasureName, Estimate | null>;
}
