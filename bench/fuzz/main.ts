import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';
import { replyTargets } from './reply-targets.ts';
import { appendResult, tableOfResults } from './results.ts';
import { openTargets } from './targets.ts';

const help = `Damages every kind of file that users bring and every reply that services and judges give, and sees whether it is
read or refused in one line. What came of it is added to results.jsonl beside this file; the sums of all that is there are
printed at the end.

  npm run bench:fuzz
  --seconds N   for all targets together, each the same share; default: 170
  --cases N     of each target at most
  --seed N      default: the clock
  --only NAME   one target
  --table       prints the sums alone
`;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '170' },
    cases: { type: 'string', default: '10000000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    only: { type: 'string' },
    table: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});

if (values.help) process.stdout.write(help);
else {
  if (!values.table) await fuzzAll();
  console.log(await tableOfResults());
}

async function fuzzAll(): Promise<void> {
  const { targets: files, close } = await openTargets();
  const targets = [...files, ...replyTargets].filter(({ name }) => !values.only || name === values.only);
  const milliseconds = (1000 * Number(values.seconds)) / targets.length;
  const options = { cases: Number(values.cases), seed: Number(values.seed), milliseconds };
  process.removeAllListeners('warning');
  try {
    for (const target of targets) {
      const { cases, finding } = await fuzz(target, options);
      const date = new Date().toISOString().slice(0, 10);
      const what = finding && { reason: finding.reason, example: finding.example };
      await appendResult({ target: target.name, cases, seed: options.seed, date, finding: what });
      console.log(`${target.name.padEnd(22)} ${finding ? finding.reason : `fine, ${cases} cases`}`);
      if (finding) console.log(`${' '.repeat(23)}${finding.example}`);
      if (finding) process.exitCode = 1;
    }
  } finally {
    await close();
  }
}
