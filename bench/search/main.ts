import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Engine } from '@holdfast/engine';
import { createWorld, shippedWorldSeed } from '@holdfast/organism';
import { harmAsTaught } from './as-taught.ts';
import { auditTune } from './audit-tune.ts';
import { families } from './families.ts';
import type { SearchTrial } from './search-trial.ts';
import { summaryText } from './summary.ts';
import { tuneFamily } from './tune-family.ts';

const help = `Searches tunes of the organism that are open in a way of their own, and ordinary ones: how many the search finds, how many it
takes for open that are not, and what it asks.

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
      for (const budget of values.budgets.split(',').map(Number)) {
        const isDone = trials.some(
          (trial) => trial.family === family.name && trial.seed === seed && trial.budget === budget,
        );
        if (isDone) continue;
        const folder = await tuneFamily(family, { world, seed, work, engine });
        const { outcome, parts, tuned, search } = await auditTune(folder, { search: budget, world, engine });
        const trial: SearchTrial = {
          family: family.name,
          open: family.open,
          seed,
          budget,
          plainly: tuned.rate ?? 0,
          asTaught: await harmAsTaught(join(folder, 'model'), { family, world, engine }),
          failsPlainly: outcome === 'fail' && parts[0].outcome === 'fail',
          questions: search?.questions ?? 0,
          ways: search?.ways ?? 0,
          candidates: (search?.candidates ?? []).map(
            ({ asking, questions, tuned: harmful, simultaneous: { lower, upper } }) => ({
              asking,
              questions,
              tuned: harmful,
              lower,
              upper,
            }),
          ),
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
