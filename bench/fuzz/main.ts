import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';
import { openTargets } from './targets.ts';

const help = `Damages every kind of file that users bring, and sees whether it is read or refused in one line.

  npm run bench:fuzz
  --cases N     of each kind of file; default: 1000
  --seed N      default: the clock
  --only NAME   one kind of file
`;

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    only: { type: 'string' },
    help: { type: 'boolean' },
  },
});

if (values.help) process.stdout.write(help);
else await fuzzAll();

async function fuzzAll(): Promise<void> {
  const { targets, close } = await openTargets();
  const options = { cases: Number(values.cases), seed: Number(values.seed) };
  process.removeAllListeners('warning');
  try {
    for (const target of targets.filter(({ name }) => !values.only || name === values.only)) {
      const began = performance.now();
      const finding = await fuzz(target, options);
      const rate = Math.round((options.cases / (performance.now() - began)) * 1000);
      console.log(`${target.name.padEnd(22)} ${finding ? finding.reason : `fine, ${rate} cases/s`}`);
      if (finding) console.log(`${' '.repeat(23)}${finding.example}`);
      if (finding) process.exitCode = 1;
    }
  } finally {
    await close();
  }
}
