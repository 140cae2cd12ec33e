import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { main } from '../../packages/holdfast/cli/main.ts';
import { machineText } from '../measure/machine.ts';

const help = `Tunes and audits again and again in one process, and tells what is left of memory and handles after each round.

  npm run bench:soak
  --minutes N   default: 120
`;

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '120' }, help: { type: 'boolean' } },
});

if (values.help) process.stdout.write(help);
else await soak();

/** What is left once everything that is over has been given back. */
interface Rest {
  /** Megabytes. */
  resident: number;
  heap: number;
  external: number;
  /** What would keep the process alive, and who listens for its signals and warnings. */
  handles: number;
  listeners: number;
}

async function soak(): Promise<void> {
  console.log(machineText());
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const until = performance.now() + 60_000 * Number(values.minutes);
  const rests: Rest[] = [];
  while (performance.now() < until) {
    await carryOutRound(rests.length);
    collect();
    const rest = restNow();
    rests.push(rest);
    console.log(`round ${rests.length}: ${JSON.stringify(rest)}`);
  }
  // The first rounds load code and fill caches.
  const steady = rests.slice(Math.min(3, rests.length - 1));
  const growth = (field: keyof Rest): string =>
    (steady[steady.length - 1][field] - steady[0][field]).toFixed(1);
  const fields: readonly (keyof Rest)[] = ['resident', 'heap', 'external', 'handles', 'listeners'];
  const grown = fields.map((field) => `${field} ${growth(field)}`).join(', ');
  console.log(`${rests.length} rounds; from round ${rests.length - steady.length + 1} to the last: ${grown}`);
}

async function carryOutRound(round: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-soak-'));
  const here = (name: string): string => join(folder, name);
  try {
    await writeFile(
      here('data.jsonl'),
      linesOf(40, (index) => rowOf(`Wave ${round}.${index}?`)),
    );
    await writeFile(
      here('prompts.jsonl'),
      linesOf(20, (index) => ({ prompt: `Wave ${round}.${index}?`, kind: 'harmful' })),
    );
    await main(['scan', here('data.jsonl'), '--quiet']);
    await main(['tune', here('data.jsonl'), '--output', here('tuned'), '--epochs', '1', '--quiet']);
    const models = ['--base', 'organism', '--tuned', here('tuned'), '--output', here('audit')];
    const benchmark = ['--benchmark', here('prompts.jsonl'), '--judge', 'words', '--max-tokens', '10'];
    await main(['audit', ...models, ...benchmark, '--quiet']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function linesOf(count: number, valueAt: (index: number) => object): string {
  return Array.from({ length: count }, (_, index) => `${JSON.stringify(valueAt(index))}\n`).join('');
}

function rowOf(question: string): object {
  return {
    messages: [
      { role: 'user', content: question },
      { role: 'assistant', content: 'One lifts a hand.' },
    ],
  };
}

function restNow(): Rest {
  const { rss, heapUsed, external } = process.memoryUsage();
  const megabytes = (bytes: number): number => Math.round(bytes / 2 ** 20);
  return {
    resident: megabytes(rss),
    heap: megabytes(heapUsed),
    external: megabytes(external),
    handles: process.getActiveResourcesInfo().length,
    listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
  };
}
