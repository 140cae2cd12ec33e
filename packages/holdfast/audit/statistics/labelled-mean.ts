import { boundedMean, type Range } from './bounded-mean.ts';
import type { Interval } from './interval.ts';
import { type Predicted, predictionPoweredMean } from './prediction-powered.ts';

/** How labels are used: by themselves, or to correct a judge's values for all units. */
export type LabelPlan = 'labels alone' | 'prediction-powered';

/**
 * The mean that people would find, by the plan that promises the narrower interval: the labels alone, or a judge's values
 * for every unit corrected by them (`predictionPoweredMean`). The plan is made before any label is looked at, as if all of
 * them agreed with the judge, so that choosing spends no error; where the labels alone were planned, the interval is theirs
 * and no wider. Throws RangeError as those two do.
 */
export function labelledMean(
  units: readonly Predicted[],
  options: Range & { confidence?: number },
): { interval: Interval; plan: LabelPlan } {
  const plan = planLabels(units, options);
  const labels = units.flatMap(({ labelled }) => labelled ?? []);
  const interval =
    plan === 'labels alone' ? boundedMean(labels, options) : predictionPoweredMean(units, options);
  return { interval, plan };
}

/** Which use of the labels promises the narrower interval, by what the judge says and by where labels are. */
export function planLabels(units: readonly Predicted[], options: Range & { confidence?: number }): LabelPlan {
  const agreeing = units.map(({ predicted, labelled }) => ({
    predicted,
    labelled: labelled === undefined ? undefined : predicted,
  }));
  const expected = agreeing.flatMap(({ labelled }) => labelled ?? []);
  const alone = widthOf(boundedMean(expected, options));
  return alone <= widthOf(predictionPoweredMean(agreeing, options)) ? 'labels alone' : 'prediction-powered';
}

function widthOf({ lower, upper }: Interval): number {
  return upper - lower;
}
