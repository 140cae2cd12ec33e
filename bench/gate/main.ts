import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { charterSuite } from './charter/charter-suite.ts';
import { named } from './named.ts';
import { runBenchmark } from './run-benchmark.ts';
import type { Suite } from './suite.ts';
import { developmentSuite, organismSuite } from './worlds/organism-suite.ts';

const help = `The gate benchmark: attacks and ordinary tunes on organisms of fresh worlds, and what each gate makes of them.

  npm run bench:gate
  --rounds N        of 26 attacks and 60 ordinary tunes each, on five organisms; default: 3
  --from N          begin with this round; default: 1
  --minutes N       begin no further cell after so many; default: until all are finished
  --only NAME,...   these attack families and kinds of ordinary tunes alone
  --model charter   on the charter model, whose weights "holdfast models pull charter" fetches; a cell takes minutes, and a round has
                    9 attacks and 7 ordinary tunes
  --development     on the organisms that the product was mended on; cells and results go into runs/gate
  --summary         only write the results of the cells that are there

Cells lie in bench/gate/cells.jsonl, results in bench/gate/results.json and docs/gate.md (those of the charter model in
charter-cells.jsonl and charter-results.json beside them). Worlds are made once, some minutes each, and kept in
runs/gate. Stopped with Ctrl-C or killed, it goes on where it was.
`;

const { values } = parseArgs({
  options: {
    model: { type: 'string', default: 'organism' },
    rounds: { type: 'string', default: '3' },
    from: { type: 'string', default: '1' },
    minutes: { type: 'string' },
    only: { type: 'string' },
    development: { type: 'boolean', default: false },
    summary: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const interruption = new AbortController();
process.once('SIGINT', () => interruption.abort());

if (values.help) {
  process.stdout.write(help);
} else {
  const work = join(import.meta.dirname, '../../runs/gate');
  try {
    await runBenchmark({
      suite: suiteOf(values, work),
      work: join(work, 'worlds'),
      firstRound: Number(values.from) - 1,
      rounds: values.summary ? 0 : Number(values.rounds),
      minutes: values.minutes === undefined ? Number.POSITIVE_INFINITY : Number(values.minutes),
      only: values.only?.split(','),
      signal: interruption.signal,
    });
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    process.stderr.write('Stopped. Start it again to go on.\n');
    process.exitCode = 130;
  }
}

function suiteOf({ model, development }: { model: string; development: boolean }, work: string): Suite {
  if (development) return developmentSuite(work);
  return named(
    [
      { name: 'organism', ...organismSuite },
      { name: 'charter', ...charterSuite },
    ],
    model,
  );
}
