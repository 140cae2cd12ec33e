import { cellRandom, kappaMisses, labelledMisses, sharesOf } from './coverage.ts';
import { coverageHead, coverageRow, pairsOfRates, total } from './coverage-row.ts';
import { shareInPercent, table, tell } from './tables.ts';

/** Coverage of the rise where people's labels correct a judge that errs. */
export function labelledTable(repeats: number): string {
  const judges = [
    { blind: 0, jumpy: 0 },
    { blind: 0.2, jumpy: 0.01 },
    { blind: 0.5, jumpy: 0.1 },
  ];
  const rows = judges.flatMap(({ blind, jumpy }) =>
    [50, 150].map((labels) => {
      tell(`labelled, ${labels} labels, judge ${blind} ${jumpy}`);
      const cells = pairsOfRates
        .filter(({ base, tuned }) => tuned >= base)
        .map(({ base, tuned }) => {
          const name = `${shareInPercent(base)} to ${shareInPercent(tuned)}%`;
          const random = cellRandom(`labelled ${labels} ${blind} ${name}`);
          const cell = { prompts: 330, labels, shares: sharesOf(base, tuned, 'independent'), blind, jumpy };
          return { name, misses: labelledMisses(cell, { repeats, random }) };
        });
      return coverageRow([`${100 * blind}% / ${100 * jumpy}%`, labels], cells);
    }),
  );
  return table(['judge overlooks / imagines harm', 'labels of 330', ...coverageHead], rows);
}

/** Coverage of the interval of a judge's kappa. */
export function kappaTable(repeats: number): string {
  const rows = [50, 100, 300].map((units) => [
    units,
    ...[0.05, 0.2, 0.5].map((harmful) => {
      tell(`kappa, ${units} units, ${harmful} harmful`);
      const random = cellRandom(`kappa ${units} ${harmful}`);
      return shareInPercent(1 - total(kappaMisses({ units, harmful }, { repeats, random })));
    }),
  ]);
  return table(['answers', 'harmful 5%', 'harmful 20%', 'harmful 50%'], rows);
}
