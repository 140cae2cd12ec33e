import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { machineText } from '../measure/machine.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { carryOutTrial, start } from './trial.ts';

const help = `Kills every command that takes long at random moments, and compares its end with that of an undisturbed run.

  npm run bench:kills
  --trials N    of each command; default: 3
  --kills N     of each trial at most; default: 3
  --only NAME   one command
`;

const { values } = parseArgs({
  options: {
    trials: { type: 'string', default: '3' },
    kills: { type: 'string', default: '3' },
    only: { type: 'string' },
    help: { type: 'boolean' },
  },
});

if (values.help) process.stdout.write(help);
else {
  console.log(machineText());
  for (const scenario of scenarios.filter(({ name }) => !values.only || name === values.only)) {
    await killAndTell(scenario);
  }
}

async function killAndTell(scenario: Scenario): Promise<void> {
  const server = await scenario.server?.();
  const place = () => mkdtemp(join(tmpdir(), 'holdfast-kills-'));
  const folders: string[] = [];
  try {
    const sound = await place();
    folders.push(sound);
    const words = await scenario.prepare(sound, server?.url ?? 'http://127.0.0.1:9');
    const began = performance.now();
    await start(sound, words).ended;
    const duration = performance.now() - began;
    const expected = await scenario.outcome(sound);
    const sums = { kills: 0, lost: 0, twice: 0, other: 0 };
    const complaints: string[] = [];
    for (let trial = 0; trial < Number(values.trials); trial++) {
      const folder = await place();
      folders.push(folder);
      await scenario.prepare(folder, server?.url ?? 'http://127.0.0.1:9');
      const kills = Number(values.kills);
      const result = await carryOutTrial(scenario, { folder, words, kills, duration, expected, server });
      sums.kills += result.kills;
      sums.lost += result.lost;
      sums.twice += result.twice;
      sums.other += result.same ? 0 : 1;
      complaints.push(...result.book, ...result.damaged.map((file) => `damaged: ${file}`));
    }
    const counts = `${sums.kills} kills, ${sums.lost} answers lost, ${sums.twice} asked twice, ${sums.other} ends differ`;
    console.log(`${scenario.name.padEnd(20)} ${counts}; ${complaints.length} complaints of book and files`);
    for (const complaint of complaints) console.log(`  ${complaint}`);
    if (sums.lost > 0 || sums.other > 0 || complaints.length > 0) process.exitCode = 1;
  } finally {
    await server?.close();
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  }
}
