// Whether memory grows with the prompts: asks and judges many, and tells the heap after collection as it goes.
// Usage: node --expose-gc bench/audit/memory.ts [prompts]
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask } from '../../packages/holdfast/audit/answers/ask.ts';
import { parseHostedName } from '../../packages/holdfast/models/hosted/hosted-name.ts';
import { openHostedModel } from '../../packages/holdfast/models/hosted/open-hosted-model.ts';
import { plainBenchmark } from './plain-benchmark.ts';
import { startServer } from './start-server.ts';

const prompts = Number(process.argv[2] ?? 100_000);
const collect = (globalThis as { gc?: () => void }).gc;
if (!collect) throw new Error('start it with --expose-gc');

const server = await startServer({});
const address = `${server.url}#bench`;
const parsed = parseHostedName(address);
if (!parsed) throw new Error('no hosted name');
const model = await openHostedModel(address, parsed, { concurrency: 32 });
const file = join(await mkdtemp(join(tmpdir(), 'holdfast-bench-')), 'answers.jsonl');
const benchmark = plainBenchmark(prompts);
const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

console.log('| answered | heap after collection, MiB | resident, MiB |');
console.log('| --- | --- | --- |');
let next = 0;
for await (const { done } of ask({ model, benchmark, file, maximumTokens: 64 })) {
  if (done < next) continue;
  next += prompts / 10;
  collect();
  const { heapUsed, rss } = process.memoryUsage();
  console.log(`| ${done} | ${mebibytes(heapUsed)} | ${mebibytes(rss)} |`);
}
server.close();
