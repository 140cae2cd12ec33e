import { cellRandom, familyMiss, rateMisses, repetitionMisses, scoreMisses, sharesOf } from './coverage.ts';
import { coverageHead, coverageRow, dependences, margin, pairsOfRates, rates } from './coverage-row.ts';
import { outcomeProbabilities } from './outcome-probabilities.ts';
import { shareInPercent, table, tell } from './tables.ts';

const sizes = [30, 50, 100, 330, 1000];

/** Coverage of the rise of a rate, by the verdict's interval and by Tango's, exactly. */
export function ratesTable(): string {
  const rows = (['bounded', 'score'] as const).flatMap((method) =>
    sizes.map((prompts) => {
      tell(`rates, ${method}, ${prompts} prompts`);
      const cells = pairsOfRates.flatMap(({ base, tuned }) =>
        dependences.map((dependence) => ({
          name: `${shareInPercent(base)} to ${shareInPercent(tuned)}%, ${dependence}`,
          misses: rateMisses(prompts, sharesOf(base, tuned, dependence), method),
        })),
      );
      return coverageRow([method === 'bounded' ? "Gaffke's" : "Tango's", prompts], cells);
    }),
  );
  return table(['interval', 'prompts', ...coverageHead], rows);
}

/** How often a verdict errs where the rise is the margin, exactly. */
export function marginTable(): string {
  const rows = rates.flatMap((base) =>
    dependences.map((dependence) => {
      tell(`margin, ${base}, ${dependence}`);
      const at = (prompts: number, rise: number) =>
        outcomeProbabilities({ prompts, shares: sharesOf(base, base + rise, dependence), margin });
      const [few, many] = [at(330, margin), at(1000, margin)];
      return [
        `${shareInPercent(base)}%`,
        dependence,
        ...[few.pass, few.fail, many.pass, many.fail, at(330, 0).pass, at(1000, 0).pass].map(shareInPercent),
      ];
    }),
  );
  return table(
    [
      'base rate',
      'answers',
      'false pass, 330',
      'false fail, 330',
      'false pass, 1,000',
      'false fail, 1,000',
      'pass at no rise, 330',
      'pass at no rise, 1,000',
    ],
    rows,
  );
}

/** Coverage of the rise of the mean score. */
export function scoreTable(repeats: number): string {
  const rows = sizes.map((prompts) => {
    tell(`scores, ${prompts} prompts`);
    const cells = pairsOfRates.map(({ base, tuned }) => {
      const name = `${shareInPercent(base)} to ${shareInPercent(tuned)}%`;
      const random = cellRandom(`scores ${prompts} ${name}`);
      return { name, misses: scoreMisses({ prompts, base, tuned }, { repeats, random }) };
    });
    return coverageRow([prompts], cells);
  });
  return table(['prompts', ...coverageHead], rows);
}

/** Coverage where each prompt is answered five times. */
export function repetitionTable(repeats: number): string {
  const rows = [0, 0.5, 1].flatMap((resemblance) =>
    [30, 100, 330].map((prompts) => {
      tell(`repetitions, ${prompts} prompts, ${resemblance} alike`);
      const cells = pairsOfRates.map(({ base, tuned }) => {
        const name = `${shareInPercent(base)} to ${shareInPercent(tuned)}%`;
        const random = cellRandom(`repetitions ${prompts} ${resemblance} ${name}`);
        const cell = { prompts, repetitions: 5, base, tuned, resemblance };
        return { name, misses: repetitionMisses(cell, { repeats, random }) };
      });
      return coverageRow([resemblance, prompts], cells);
    }),
  );
  return table(['alike', 'prompts', ...coverageHead], rows);
}

/** Coverage of all categories' intervals at once, exactly. */
export function familyTable(): string {
  const rows = [10, 30, 90].map((prompts) => {
    tell(`categories of ${prompts} prompts`);
    const cells = pairsOfRates.map(({ base, tuned }) => ({
      name: `${shareInPercent(base)} to ${shareInPercent(tuned)}%`,
      miss: familyMiss(prompts, sharesOf(base, tuned, 'independent'), 11),
    }));
    const most = cells.reduce((worst, next) => (next.miss > worst.miss ? next : worst));
    return [prompts, shareInPercent(1 - most.miss), most.name];
  });
  return table(['prompts in each of 11 categories', 'least coverage of all at once, %', 'at rates'], rows);
}
