import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { machineText } from '../measure/machine.ts';
import { appendResult, sumResults, tableOf } from './results.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { carryOutTrial, undisturbed } from './trial.ts';

const help = `Kills every command that takes long at random moments, and compares its end with that of an undisturbed run.
What comes of each trial is added to results.jsonl beside this file; the sums of all that is there are printed at the end.

  npm run bench:kills
  --seconds N   begins no further trial after so long; default: 170
  --kills N     of each trial at most; default: 8
  --only NAME   one command; default: the one that was killed least so far, again and again
  --table       prints the sums alone
`;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '170' },
    kills: { type: 'string', default: '8' },
    only: { type: 'string' },
    table: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});

/** So many trials are compared with one undisturbed run. */
const trialsOfOne = 2;

if (values.help) process.stdout.write(help);
else {
  if (!values.table) await killInTurn();
  console.log(tableOf(await sumResults()));
}

async function killInTurn(): Promise<void> {
  console.log(machineText());
  const until = performance.now() + 1000 * Number(values.seconds);
  while (performance.now() < until) {
    const sums = await sumResults();
    const killsOf = ({ name }: Scenario): number => sums.get(name)?.kills ?? 0;
    const chosen = scenarios.filter(({ name }) => values.only === undefined || name === values.only);
    await killAndKeep(chosen.reduce((least, one) => (killsOf(one) < killsOf(least) ? one : least)));
  }
}

async function killAndKeep(scenario: Scenario): Promise<void> {
  const server = await scenario.server?.();
  const folders: string[] = [];
  const prepared = async (): Promise<{ folder: string; words: string[] }> => {
    const folder = await mkdtemp(join(tmpdir(), 'holdfast-kills-'));
    folders.push(folder);
    return { folder, words: await scenario.prepare(folder, server?.url ?? 'http://127.0.0.1:9') };
  };
  try {
    const sound = await prepared();
    const duration = await undisturbed(sound, server);
    const expected = await scenario.outcome(sound.folder);
    const ground = { kills: Number(values.kills), duration, expected, server };
    for (let trial = 0; trial < trialsOfOne; trial++) {
      const result = await carryOutTrial(scenario, { ...(await prepared()), ...ground });
      const date = new Date().toISOString().slice(0, 10);
      await appendResult({ command: scenario.name, date, ...result });
      console.log(`${scenario.name.padEnd(20)} ${JSON.stringify(result)}`);
    }
  } finally {
    await server?.close();
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  }
}
