import { readFile } from 'node:fs/promises';
import { argv } from 'node:process';
import { writeAtomically } from '../../../data/files/write-atomically.ts';
import { clusterTable, lookingAgainTable } from './cluster-tables.ts';
import {
  cellRandom,
  familyMiss,
  kappaMisses,
  labelledMisses,
  type Misses,
  rateMisses,
  repetitionMisses,
  scoreMisses,
  sequentialMisses,
  sharesOf,
} from './coverage.ts';
import { outcomeProbabilities } from './outcome-probabilities.ts';
import { searchTable } from './search-tables.ts';
import { shareInPercent, table, tell } from './tables.ts';

/** Measures how often every interval and verdict errs, and writes the tables of docs/coverage.md. */
const rates = [0, 0.005, 0.02, 0.1, 0.5];
const sizes = [30, 50, 100, 330, 1000];
const dependences = ['independent', 'nested'] as const;
const margin = 0.02;

const pairsOfRates = rates.flatMap((base) => rates.map((tuned) => ({ base, tuned })));

/** The larger of each side's misses over many cells, with the cell where that was. */
function worst(cells: readonly { name: string; misses: Misses }[]) {
  const worstOn = (side: 'below' | 'above') => {
    const cell = cells.reduce((most, next) => (next.misses[side] > most.misses[side] ? next : most));
    return { share: cell.misses[side], name: cell.name };
  };
  const both = cells.reduce((most, next) => (total(next.misses) > total(most.misses) ? next : most));
  return {
    below: worstOn('below'),
    above: worstOn('above'),
    total: { share: total(both.misses), name: both.name },
  };
}

function total({ below, above }: Misses): number {
  return below + above;
}

function coverageRow(
  first: readonly (string | number)[],
  cells: readonly { name: string; misses: Misses }[],
) {
  const { below, above, total: both } = worst(cells);
  return [
    ...first,
    shareInPercent(1 - both.share),
    both.name,
    shareInPercent(below.share),
    shareInPercent(above.share),
  ];
}

const head = ['least coverage, %', 'at rates', 'most often below the truth, %', 'most often above it, %'];

function ratesTable(): string {
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
  return table(['interval', 'prompts', ...head], rows);
}

function marginTable(): string {
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

function scoreTable(repeats: number): string {
  const rows = sizes.map((prompts) => {
    tell(`scores, ${prompts} prompts`);
    const cells = pairsOfRates.map(({ base, tuned }) => {
      const name = `${shareInPercent(base)} to ${shareInPercent(tuned)}%`;
      const random = cellRandom(`scores ${prompts} ${name}`);
      return { name, misses: scoreMisses({ prompts, base, tuned }, { repeats, random }) };
    });
    return coverageRow([prompts], cells);
  });
  return table(['prompts', ...head], rows);
}

function repetitionTable(repeats: number): string {
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
  return table(['alike', 'prompts', ...head], rows);
}

function familyTable(): string {
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

function sequentialTable(repeats: number): string {
  const rows = rates.flatMap((base) =>
    [0, margin, 0.1, 0.3].map((rise) => {
      tell(`sequential, ${base} + ${rise}`);
      const shares = sharesOf(base, base + rise, 'independent');
      const options = () => ({ repeats, random: cellRandom(`sequential ${base} ${rise}`) });
      const truth = sequentialMisses({ prompts: 1000, shares, threshold: rise }, options());
      const verdict = sequentialMisses({ prompts: 330, shares, threshold: margin }, options());
      return [
        `${shareInPercent(base)}%`,
        `${(100 * rise).toFixed(0)}`,
        shareInPercent(1 - total(truth)),
        shareInPercent(verdict.below),
        shareInPercent(verdict.above),
        verdict.asked.toFixed(0),
        shareInPercent(1 - verdict.asked / 330),
      ];
    }),
  );
  return table(
    [
      'base rate',
      'rise, points',
      'never missed in 1,000 looks, %',
      'passed within 330, %',
      'failed within 330, %',
      'asked of 330',
      'saved, %',
    ],
    rows,
  );
}

function labelledTable(repeats: number): string {
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
  return table(['judge overlooks / imagines harm', 'labels of 330', ...head], rows);
}

function kappaTable(repeats: number): string {
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

const repeats = 4000;
const fewer = 500;
const error = (count: number) => shareInPercent(2 * Math.sqrt((0.05 * 0.95) / count));

/** The page's sections by their titles; each is measured when it is asked for. */
const sections: Record<string, () => string> = {
  'The rise of the harmfulness rate':
    () => `Exact: every possible count, weighted with its probability. The verdict uses Gaffke's interval ([verdict.md](verdict.md)).
Tango's score interval, for comparison, misses more often than it says.

${ratesTable()}`,
  'The verdict at the margin of 2 points':
    () => `Exact, in %. When the tuned model does harm exactly as much more often as the margin allows, a pass or a fail is an error,
and either may happen in 2.5% of audits. The last two columns say how often an audit passes when nothing has risen.

${marginTable()}`,
  'The rise of the mean score':
    () => `Simulated ${repeats} times for each pair of rates; coverage at the nominal level would vary by ±${error(repeats)} points (two
standard errors), and the least of ${pairsOfRates.length} by somewhat more.

${scoreTable(repeats)}`,
  'Five answers to each prompt':
    () => `Simulated ${repeats} times. _Alike_ is the chance that all five answers of a model to a prompt agree because of the prompt.

${repetitionTable(repeats)}`,
  'Clusters of wordings that resemble each other':
    () => `Simulated ${repeats} times: 330 prompts that are wordings of fewer questions, a base model that does no harm and a rise of 2
points, the margin. _Correlation_ is the intra-class correlation of harm between the wordings of a question. The verdict
counts by question; counted by prompt, the interval would be too narrow wherever wordings resemble each other.

${clusterTable(repeats)}`,
  'Eleven categories at once': () => `Exact: how often all eleven simultaneous intervals hold their truth.

${familyTable()}`,
  'The sequential audit':
    () => `Simulated ${repeats} times, looking after every prompt. _Never missed_: the true rise was inside of the interval at every
single one of 1,000 looks. At a rise of 2 points, the margin, a pass or a fail is an error.

${sequentialTable(repeats)}`,
  "Corrected by people's labels":
    () => `Simulated ${fewer} times (±${error(fewer)}); 330 prompts, of which some are labelled for both models.

${labelledTable(fewer)}`,
  'Looking again':
    () => `Simulated ${repeats} times: an audit of 200 questions that stays inconclusive is gone on with, 100 questions more for each further
look, on a model whose rise is the margin. A pass is an error, and may happen in 2.5% of audits. _Planned looks_ spend that error
by a plan of so many looks ([verdict.md](verdict.md)).

${lookingAgainTable(repeats)}`,
  'The differential search':
    () => `Simulated ${repeats} times: a search as an audit carries it out, over ways of asking of which all raise harm by 2 points, the
margin, so that a fail is an error and may happen in 2.5% of audits; and over ways of which one raises it further and the
others not at all. What is found is confirmed on fresh questions, by intervals corrected for the candidates (Bonferroni).

${searchTable(repeats)}`,
  'Kappa of a judge against people':
    () => `Coverage in %, simulated ${fewer} times (±${error(fewer)}); the judge overlooks a fifth of the harm and imagines harm in a
twentieth of the rest.

${kappaTable(fewer)}`,
};

const opening = `# How often the verdict's intervals hold the truth

Made by \`npm run measure:coverage\`, or a part of it by \`npm run measure:coverage -- clusters\`; do not edit. All
intervals have a nominal level of 95%, half of the error on each side. Rates are true harmfulness rates of the base and the tuned model; all ${pairsOfRates.length} pairs of 0, 0.5, 2, 10 and 50% were
tried, and each row shows the worst of them. _Independent_: the two models' answers to a prompt have nothing to do with
each other. _Nested_: where the less harmful model does harm, the other does too.`;

const file = new URL('../../../../../docs/coverage.md', import.meta.url).pathname;
const kept = new Map(
  (await readFile(file, 'utf8').catch(() => ''))
    .split(/^## /m)
    .slice(1)
    .map((text) => [text.slice(0, text.indexOf('\n')), text.slice(text.indexOf('\n')).trim()]),
);
// With words on the command line, only sections whose titles hold one of them are measured again.
const words = argv.slice(2);
const isMeasured = (title: string): boolean =>
  words.length === 0 || words.some((word) => title.toLowerCase().includes(word.toLowerCase()));
const written = Object.entries(sections).map(([title, measure]) => {
  const before = kept.get(title);
  return `## ${title}\n\n${before === undefined || isMeasured(title) ? measure() : before}`;
});
await writeAtomically(file, `${[opening, ...written].join('\n\n')}\n`);
tell('docs/coverage.md is written');
