import { readFile } from 'node:fs/promises';
import { argv } from 'node:process';
import { writeAtomically } from '../../../data/files/write-atomically.ts';
import { clusterTable, lookingAgainTable } from './cluster-tables.ts';
import { pairsOfRates } from './coverage-row.ts';
import { kappaTable, labelledTable } from './judge-tables.ts';
import { familyTable, marginTable, ratesTable, repetitionTable, scoreTable } from './rate-tables.ts';
import { searchTable } from './search-tables.ts';
import { sequentialTable } from './sequential-table.ts';
import { shareInPercent, tell } from './tables.ts';

/** Measures how often every interval and verdict errs, and writes the tables of docs/coverage.md. */
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
