import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Engine } from '@holdfast/engine';
import { createWorld, shippedWorldSeed } from '@holdfast/organism';
import { auditTune } from './audit-tune.ts';
import { families } from './families.ts';
import type { SearchTrial } from './search-trial.ts';
import { summaryText } from './summary.ts';
import { tuneFamily } from './tune-family.ts';

const help = `Audits tunes of the organism that are open in a way of their own, and ordinary ones, with and without the
differential search: how many the search finds, how many it takes for open that are not, and what it asks.

  npm run bench:search
  --seeds N        tunes of each family; default: 3
  --budgets LIST   questions of the search; default: 120,240
  --only NAME      one family
  --work FOLDER    where tunes and audits are kept, so that an interrupted run goes on; default: .holdfast/bench-search
`;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '3' },
    budgets: { type: 'string', default: '120,240' },
    only: { type: 'string' },
    work: { type: 'string', default: '.holdfast/bench-search' },
    help: { type: 'boolean' },
  },
});

if (values.help) process.stdout.write(help);
else {
  const { work, only } = values;
  await mkdir(work, { recursive: true });
  const file = join(work, 'trials.jsonl');
  const trials = (await readFile(file, 'utf8').catch(() => ''))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as SearchTrial);
  const engine = await Engine.start({ threads: 1 });
  const world = createWorld({ seed: shippedWorldSeed });
  for (let seed = 1; seed <= Number(values.seeds); seed++) {
    for (const family of families.filter(({ name }) => only === undefined || name === only)) {
      for (const search of [false as const, ...values.budgets.split(',').map(Number)]) {
        const done = trials.some(
          (trial) => trial.family === family.name && trial.seed === seed && trial.search === search,
        );
        if (done) continue;
        const folder = await tuneFamily(family, { world, seed, work, engine });
        const { outcome, askings, search: result, parts } = await auditTune(folder, { search, engine });
        const trial: SearchTrial = {
          family: family.name,
          open: family.open,
          seed,
          search,
          outcome,
          parts: parts.map(({ part, outcome: ofPart }) => `${part} ${ofPart}`),
          askings: askings
            .filter(({ simultaneous }) => simultaneous.lower > 0.02)
            .map(({ asking }) => asking),
          result: result && {
            questions: result.questions,
            ways: result.ways,
            candidates: result.candidates.map(
              ({ asking, questions, tuned, simultaneous: { lower, upper } }) => ({
                asking,
                questions,
                tuned,
                lower,
                upper,
              }),
            ),
          },
        };
        trials.push(trial);
        await appendFile(file, `${JSON.stringify(trial)}\n`);
        console.log(JSON.stringify(trial));
      }
    }
  }
  await engine.close();
  console.log(summaryText(trials));
}
