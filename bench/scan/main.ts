import { mkdtemp, rm, stat } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBytes } from '../../packages/holdfast/data/containers/open-bytes.ts';
import { readLines } from '../../packages/holdfast/data/files/read-lines.ts';
import { scanFile } from '../../packages/holdfast/scan/file/scan-file.ts';
import { interleave } from '../measure/interleave.ts';
import { machineText } from '../measure/machine.ts';
import { quotients, spreadOf } from '../measure/spread.ts';
import { compareStates } from './compare-states.ts';
import { writeData } from './write-data.ts';

const help = `Times scanning against what nothing can be faster than: reading the file, and JSON.parse over its lines.

  npm run bench:scan
  --megabytes N   of data, made from the test rows; default: 100
  --threads N     default: all cores
  --rounds N      default: 5
  --file PATH     your own data instead
  --against PATH  times what the detectors take a row against another state of the project in that folder, and nothing else
`;

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '100' },
    threads: { type: 'string', default: String(availableParallelism()) },
    rounds: { type: 'string', default: '5' },
    file: { type: 'string' },
    against: { type: 'string' },
    help: { type: 'boolean' },
  },
});

if (values.help) process.stdout.write(help);
else await compareAll();

async function compareAll(): Promise<void> {
  const threads = Number(values.threads);
  const rounds = Number(values.rounds);
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-bench-'));
  const path = values.file ?? join(folder, 'data.jsonl');
  try {
    if (values.file === undefined) await writeData(path, { megabytes: Number(values.megabytes), seed: 1 });
    if (values.against !== undefined) return await compareStates(path, { against: values.against, rounds });
    const { size } = await stat(path);
    console.log(machineText());
    console.log(
      `${(size / 1e6).toFixed(0)} MB, ${threads} threads, ${rounds} rounds; medians, and from least to greatest\n`,
    );
    const processor = new Map<string, number[]>();
    const timed = (name: string, work: () => Promise<unknown>) => ({
      name,
      measure: async (): Promise<number> => {
        const used = process.cpuUsage();
        const started = performance.now();
        await work();
        const { user, system } = process.cpuUsage(used);
        processor.set(name, [...(processor.get(name) ?? []), (user + system) / 1e6]);
        return (performance.now() - started) / 1000;
      },
    });
    const figures = await interleave(
      [
        timed('read the file', () => readOnly(path)),
        timed('JSON.parse, one thread', () => parseOnly(path)),
        timed('format checks, one thread', () => scan(path, 'format', 1)),
        timed(`format checks, ${threads} threads`, () => scan(path, 'format', threads)),
        timed('all detectors, one thread', () => scan(path, 'all', 1)),
        timed(`all detectors, ${threads} threads`, () => scan(path, 'all', threads)),
      ],
      { rounds },
    );
    const parsing = figures.get('JSON.parse, one thread') ?? [];
    console.log(row('', 'MB/s', 'MB/s of processor', 'time / JSON.parse'));
    for (const [name, seconds] of figures) {
      const { median, least, greatest } = spreadOf(quotients(seconds, parsing));
      const used = spreadOf((processor.get(name) ?? []).slice(1)).median;
      console.log(
        row(
          name,
          (size / 1e6 / spreadOf(seconds).median).toFixed(0),
          (size / 1e6 / used).toFixed(0),
          `${median.toFixed(2)} (${least.toFixed(2)} to ${greatest.toFixed(2)})`,
        ),
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readOnly(path: string): Promise<void> {
  for await (const { bytes } of openBytes(path)) if (bytes.length === 0) throw new Error('Nothing was read.');
}

async function parseOnly(path: string): Promise<void> {
  for await (const { text } of readLines(path)) JSON.parse(text);
}

async function scan(path: string, checks: 'format' | 'all', threads: number): Promise<void> {
  for await (const event of scanFile(path, { plan: { checks }, threads })) {
    if (event.type === 'end' && event.rows === 0) throw new Error('No row was read.');
  }
}

function row(...cells: string[]): string {
  return cells.map((cell, index) => cell.padEnd([30, 9, 20][index] ?? 0)).join('');
}
