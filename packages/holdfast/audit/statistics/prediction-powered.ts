import { createRandom, type Random } from '@holdfast/engine';
import { countValues, type Range } from './bounded-mean.ts';
import { drawGamma } from './draw-gamma.ts';
import type { Interval } from './interval.ts';

/** One unit: what the judge makes of it, and what people say where they were asked. */
export interface Predicted {
  predicted: number;
  labelled?: number;
}

const draws = 4000;

/**
 * The mean that people would find, from a judge's value for every unit and people's labels for a random few:
 * prediction-powered inference (Angelopoulos et al. 2023, Science 382:669) in its stratified form (Fisch et al. 2024,
 * arXiv 2406.04291). Units are grouped by whether the judge's value is negative, zero or positive; each group's mean is
 * taken from its labels, and weighed by how many units the group has. Where a group has no labels the estimate believes
 * the judge, and the interval does not.
 *
 * The interval does not lean on a normal approximation, which breaks down when the judge's errors are rare: as in
 * `boundedMean`, groups and labels get Dirichlet weights with the range's end added as one more value to each, and the
 * ends are quantiles of the mean over seeded draws. Throws RangeError when there are no units, no labels, or a value
 * outside of the range.
 */
export function predictionPoweredMean(
  units: readonly Predicted[],
  { minimum, maximum, confidence = 0.95 }: Range & { confidence?: number },
): Interval {
  if (!units.some(({ labelled }) => labelled !== undefined)) throw new RangeError('There are no labels.');
  for (const value of units.flatMap(({ predicted, labelled }) => [predicted, labelled ?? predicted])) {
    if (!(value >= minimum && value <= maximum)) {
      throw new RangeError(`The value ${value} is not between ${minimum} and ${maximum}.`);
    }
  }
  const groups = [...Map.groupBy(units, ({ predicted }) => Math.sign(predicted)).values()].map((members) => {
    const labels = members.flatMap(({ labelled }) => (labelled === undefined ? [] : [labelled]));
    const believed = labels.length > 0 ? labels : members.map(({ predicted }) => predicted);
    const mean = believed.reduce((sum, value) => sum + value, 0) / believed.length;
    return { units: members.length, labels: [...countValues(labels)], mean };
  });
  const estimate = groups.reduce((sum, group) => sum + group.mean * group.units, 0) / units.length;
  const tail = (1 - confidence) / 2;
  const random = createRandom('prediction-powered-mean');
  const means = (end: number): number[] =>
    Array.from({ length: draws }, () => weightedMean(groups, end, random)).sort((a, b) => a - b);
  const [low, high] = [means(minimum), means(maximum)];
  return {
    estimate,
    lower: Math.min(estimate, low[Math.floor(tail * (draws - 1))]),
    upper: Math.max(estimate, high[Math.ceil((1 - tail) * (draws - 1))]),
    confidence,
  };
}

function weightedMean(
  groups: readonly { units: number; labels: readonly (readonly [number, number])[] }[],
  end: number,
  random: Random,
): number {
  let total = drawGamma(1, random);
  let sum = total * end;
  for (const { units, labels } of groups) {
    let weights = drawGamma(1, random);
    let inside = weights * end;
    for (const [value, count] of labels) {
      const weight = drawGamma(count, random);
      weights += weight;
      inside += weight * value;
    }
    const groupWeight = drawGamma(units, random);
    total += groupWeight;
    sum += (groupWeight * inside) / weights;
  }
  return sum / total;
}
