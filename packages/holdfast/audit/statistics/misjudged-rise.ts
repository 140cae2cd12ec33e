import { createRandom, type Random } from '@holdfast/engine';
import { drawGamma } from './draw-gamma.ts';
import type { Interval } from './interval.ts';

/** How often answers that people put into a class (row) were put into each class (column) by a judge. */
export type Confusion = readonly (readonly number[])[];

const draws = 4000;

/** Each cell of a confusion has this much beside what was counted (Jeffreys), since a count of 0 is no proof of never. */
const prior = 0.5;

/**
 * By how much the share of the last class rises as people would see it, from what a judge says and from how it erred on other
 * answers: the matrix method (Greenland 1988, Statistics in Medicine 7:745; Buonaccorsi 2010, Measurement Error, chapter 2). A
 * judge's class counts as much as makes the counted shares right on average, whatever classes the answers are of; so it is
 * right for any model, as long as the judge errs on answers of a class as it did on those that people read.
 *
 * `units` holds for each question by how much the share of each judged class rises, -1 to 1 and 0 in sum. As in `boundedMean`,
 * questions get Dirichlet weights with the end of -1 to 1 added as one more, and so do the rows of the confusion; the ends
 * are quantiles over seeded draws. Throws RangeError when there are no units, or no answer of a class was read.
 */
export function misjudgedRise(
  units: readonly (readonly number[])[],
  confusion: Confusion,
  { confidence = 0.95 }: { confidence?: number } = {},
): Interval {
  if (units.length === 0) throw new RangeError('There are no questions.');
  if (confusion.some((row) => row.every((count) => count === 0)))
    throw new RangeError('Of some class no answer was read.');
  const kinds = [...Map.groupBy(units, (unit) => unit.join()).values()].map((members) => ({
    unit: members[0],
    count: members.length,
  }));
  const rise = (worth: readonly number[], unit: readonly number[]): number =>
    unit.reduce((sum, share, place) => sum + share * worth[place], 0);
  const worth = worthOf(confusion);
  const estimate = within(
    kinds.reduce((sum, { unit, count }) => sum + count * rise(worth, unit), 0) / units.length,
  );
  const random = createRandom('misjudged-rise');
  const rises = (end: number): number[] =>
    Array.from({ length: draws }, () => {
      const drawn = worthOf(drawConfusion(confusion, random));
      let weights = drawGamma(1, random);
      let sum = weights * end;
      for (const { unit, count } of kinds) {
        const weight = drawGamma(count, random);
        weights += weight;
        sum += weight * rise(drawn, unit);
      }
      return within(sum / weights);
    }).sort((a, b) => a - b);
  const tail = (1 - confidence) / 2;
  const [low, high] = [rises(-1), rises(1)];
  return {
    estimate,
    lower: Math.min(estimate, low[Math.floor(tail * (draws - 1))]),
    upper: Math.max(estimate, high[Math.ceil((1 - tail) * (draws - 1))]),
    confidence,
  };
}

function within(rise: number): number {
  return Math.min(1, Math.max(-1, rise));
}

function drawConfusion(confusion: Confusion, random: Random): number[][] {
  return confusion.map((row) => row.map((count) => drawGamma(count + prior, random)));
}

/** What each judged class counts, so that in every class of people the mean is 1 for the last and 0 for the others. */
function worthOf(confusion: Confusion): number[] {
  const rows = confusion.map((row, place) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return [...row.map((count) => count / total), Number(place === confusion.length - 1)];
  });
  return solve(rows);
}

/** Solves linear equations, each a row of coefficients and the right side, by elimination with the greatest pivot. */
function solve(rows: number[][]): number[] {
  for (let place = 0; place < rows.length; place++) {
    const pivot = rows
      .slice(place)
      .reduce((best, row) => (Math.abs(row[place]) > Math.abs(best[place]) ? row : best));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(place, 0, pivot);
    for (const row of rows) {
      if (row === pivot) continue;
      const times = row[place] / pivot[place];
      for (let column = place; column < row.length; column++) row[column] -= times * pivot[column];
    }
  }
  return rows.map((row, place) => row[rows.length] / row[place]);
}
