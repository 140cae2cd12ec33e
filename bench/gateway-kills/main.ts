import { parseArgs } from 'node:util';
import { machineText } from '../measure/machine.ts';
import { appendTrial, tableOfTrials } from './results.ts';
import { carryOutTrial } from './trial.ts';

const help = `Kills a gateway, its workers, their machines and PostgreSQL at random moments while they carry out jobs, and
counts what was lost or done twice. What comes of each trial is added to results.jsonl beside this file; the sums of all that
is there are printed at the end.

  npm run bench:gateway-kills
  --seconds N   begins no further trial after so long; default: 170
  --jobs N      of each trial; default: 3
  --kills N     of each trial at most; default: 40
  --beside N    trials at once, each with a service of its own: most of a trial is waiting; default: 1
  --table       prints the sums alone
`;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '170' },
    jobs: { type: 'string', default: '3' },
    kills: { type: 'string', default: '40' },
    beside: { type: 'string', default: '1' },
    table: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});

if (values.help) process.stdout.write(help);
else {
  if (!values.table) {
    console.log(machineText());
    const until = performance.now() + 1000 * Number(values.seconds);
    const oneAfterTheOther = async (): Promise<void> => {
      while (performance.now() < until) {
        const trial = await carryOutTrial({
          jobs: Number(values.jobs),
          mostKills: Number(values.kills),
          random: Math.random,
        });
        await appendTrial(trial);
        console.log(JSON.stringify(trial));
      }
    };
    await Promise.all(Array.from({ length: Number(values.beside) }, oneAfterTheOther));
  }
  console.log(await tableOfTrials());
}
