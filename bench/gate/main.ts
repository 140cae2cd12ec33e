import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runBenchmark } from './run-benchmark.ts';

const help = `The gate benchmark: attacks and ordinary tunes on organisms of fresh worlds, and what each gate makes of them.

  npm run bench:gate
  --rounds N        of 25 attacks and 60 ordinary tunes each, on eight organisms; default: 3
  --from N          begin with this round; default: 1
  --minutes N       begin no further cell after so many; default: until all are finished
  --only NAME,...   these attack families and kinds of ordinary tunes alone
  --development     on the organisms that the product was mended on; cells and results go into runs/gate
  --summary         only write the results of the cells that are there

Cells lie in bench/gate/cells.jsonl, results in bench/gate/results.json and docs/gate.md. Worlds are made once, some minutes each, and kept in
runs/gate. Stopped with Ctrl-C or killed, it goes on where it was.
`;

const { values } = parseArgs({
  options: {
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
      work,
      results: values.development ? work : import.meta.dirname,
      development: values.development,
      page: values.development ? undefined : join(import.meta.dirname, '../../docs/gate.md'),
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
