import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { interleave } from '../measure/interleave.ts';
import { machineText } from '../measure/machine.ts';
import { quotients, spreadOf } from '../measure/spread.ts';
import { writeData } from '../scan/write-data.ts';

const help = `Times the start of commands in this clone against another state of it, each a process of its own.

  npm run bench:start -- --against FOLDER   another clone, with its dependencies installed
  --built FOLDER   also the packages as installed there, such as a project after npm install holdfast
  --rounds N       default: 10
`;

const { values } = parseArgs({
  options: {
    against: { type: 'string' },
    built: { type: 'string' },
    rounds: { type: 'string', default: '10' },
    help: { type: 'boolean' },
  },
});

if (values.help || values.against === undefined) process.stdout.write(help);
else await compareStarts(values.against);

async function compareStarts(against: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-bench-'));
  const data = join(folder, 'data.jsonl');
  const program = 'packages/holdfast/bin/holdfast.js';
  const programs: [name: string, path: string][] = [
    ['before', resolve(against, program)],
    ['here', resolve(program)],
  ];
  if (values.built)
    programs.push(['installed', resolve(values.built, 'node_modules/holdfast/bin/holdfast.js')]);
  try {
    await writeData(data, { megabytes: 0.1, seed: 1 });
    console.log(machineText());
    for (const words of [['--help'], ['scan', data]]) {
      const contestants = programs.map(([name, path]) => ({
        name,
        measure: () => seconds(path, words, folder),
      }));
      const figures = await interleave(contestants, { rounds: Number(values.rounds) });
      const before = figures.get('before') ?? [];
      for (const [name, times] of figures) {
        const { median, least, greatest } = spreadOf(quotients(times, before));
        const ratio = `${median.toFixed(2)} (${least.toFixed(2)} to ${greatest.toFixed(2)})`;
        console.log(
          `${words[0].padEnd(8)} ${name.padEnd(10)} ${spreadOf(times).median.toFixed(3)} s   ${ratio}`,
        );
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs a program to its end; a scan that has high findings ends with 1, which is as good here. */
async function seconds(path: string, words: readonly string[], folder: string): Promise<number> {
  const started = performance.now();
  await promisify(execFile)(process.execPath, [path, ...words], { cwd: folder, maxBuffer: 2 ** 26 }).catch(
    (error: { code: number }) => {
      if (error.code !== 1) throw error;
    },
  );
  return (performance.now() - started) / 1000;
}
