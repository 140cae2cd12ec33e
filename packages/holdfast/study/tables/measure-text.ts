import type { Estimate, MeasureName } from './study-table.ts';

/** What stands where notMeasured was measured or published. */
export const notMeasured = '–';

/** A measure as the article prints it: scores with two decimals, shares as percentages with one. */
export function measureText(name: MeasureName, value: number | null): string {
  if (value === null) return notMeasured;
  return name === 'score' ? value.toFixed(2) : `${(value * 100).toFixed(1)}%`;
}

/** Two ends of a span, such as `88.0–95.0%`. */
export function spanText(name: MeasureName, [from, to]: readonly [number, number]): string {
  return name === 'score'
    ? `${from.toFixed(2)}–${to.toFixed(2)}`
    : `${(from * 100).toFixed(1)}–${(to * 100).toFixed(1)}%`;
}

/** The mean of an estimate, with "about" in front where it was read off a plot. */
export function meanText(name: MeasureName, estimate: Estimate | null, approximate: boolean): string {
  return `${approximate && estimate ? '≈ ' : ''}${measureText(name, estimate?.mean ?? null)}`;
}
