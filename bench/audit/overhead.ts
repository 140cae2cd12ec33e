// How long asking takes, against what the endpoint's own limits allow.
// Usage: node bench/audit/overhead.ts
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { ask } from '../../packages/holdfast/audit/answers/ask.ts';
import { parseHostedName } from '../../packages/holdfast/models/hosted/hosted-name.ts';
import { openHostedModel } from '../../packages/holdfast/models/hosted/open-hosted-model.ts';
import { plainBenchmark } from './plain-benchmark.ts';
import { type ServerSettings, startServer } from './start-server.ts';

interface Case {
  name: string;
  prompts: number;
  settings: ServerSettings;
  /** What the client may send at once. */
  concurrency: number;
  /** Seconds that the endpoint's limits allow. */
  least: number;
}

const cases: Case[] = [
  {
    name: '200 ms, 32 at once, and the client knows it',
    prompts: 2000,
    concurrency: 32,
    settings: { latency: 200, atOnce: 32 },
    least: (2000 / 32) * 0.2,
  },
  {
    name: '200 ms, 32 at once, and the client must find out',
    prompts: 2000,
    concurrency: 64,
    settings: { latency: 200, atOnce: 32 },
    least: (2000 / 32) * 0.2,
  },
  {
    name: '800 ms, 32 at once, and the client must find out',
    prompts: 2000,
    concurrency: 64,
    settings: { latency: 800, atOnce: 32 },
    least: (2000 / 32) * 0.8,
  },
  {
    name: '50 ms, 100 a second after a burst of 20',
    prompts: 1500,
    concurrency: 64,
    settings: { latency: 50, rate: { perSecond: 100, burst: 20 } },
    least: (1500 - 20) / 100 + 0.05,
  },
  {
    name: '500 ms, 64 at once, and the client knows it',
    prompts: 2560,
    concurrency: 64,
    settings: { latency: 500, atOnce: 64 },
    least: (2560 / 64) * 0.5,
  },
];

console.log('| endpoint | prompts | least | took | ratio | refused | most at once | answered twice |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
for (const { name, prompts, settings, concurrency, least } of cases) {
  const server = await startServer(settings);
  const address = `${server.url}#bench`;
  const parsed = parseHostedName(address);
  if (!parsed) throw new Error('no hosted name');
  const model = await openHostedModel(address, parsed, { concurrency });
  const file = join(await mkdtemp(join(tmpdir(), 'holdfast-bench-')), 'answers.jsonl');
  const benchmark = plainBenchmark(prompts);
  const began = performance.now();
  let done = 0;
  for await (const progress of ask({ model, benchmark, file, maximumTokens: 64 })) done = progress.done;
  const took = (performance.now() - began) / 1000;
  const { refused, peak, twice } = await server.counts();
  server.close();
  if (done !== prompts) throw new Error(`${done} of ${prompts} prompts were answered`);
  const ratio = (took / least).toFixed(3);
  console.log(
    `| ${name} | ${prompts} | ${least.toFixed(2)} s | ${took.toFixed(2)} s | ${ratio} | ${refused} | ${peak} | ${twice} |`,
  );
}
