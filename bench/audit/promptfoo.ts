// The same workload through promptfoo and through Holdfast: both models answer every prompt, and refusals are told by
// words. Whole processes are timed, by turns.
// Usage: npm ci --prefix bench/audit --ignore-scripts && node bench/audit/promptfoo.ts
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { type ServerCounts, startServer } from './start-server.ts';

const prompts = 500;
const concurrency = 32;
const latency = 200;
const rounds = 2;
const least = ((2 * prompts) / concurrency) * (latency / 1000);

const here = fileURLToPath(new URL('.//', import.meta.url));
const promptfoo = join(here, 'node_modules/promptfoo/dist/src/entrypoint.js');
const holdfast = fileURLToPath(new URL('../../packages/holdfast/bin/holdfast.js', import.meta.url));

interface Timed {
  seconds: number;
  peakMebibytes: number;
  counts: ServerCounts;
}

async function timed(args: (url: string, folder: string) => Promise<string[]>): Promise<Timed> {
  const server = await startServer({ latency });
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-bench-'));
  const words = await args(server.url, folder);
  const began = performance.now();
  const child = spawn(process.execPath, words, {
    cwd: folder,
    stdio: 'ignore',
    env: {
      ...process.env,
      OPENAI_API_KEY: 'none',
      PROMPTFOO_CONFIG_DIR: folder,
      PROMPTFOO_DISABLE_TELEMETRY: '1',
      PROMPTFOO_DISABLE_UPDATE: '1',
      PROMPTFOO_CACHE_ENABLED: 'false',
    },
  });
  let peak = 0;
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  }, 200);
  await once(child, 'exit');
  const seconds = (performance.now() - began) / 1000;
  clearInterval(watch);
  const counts = await server.counts();
  server.close();
  return { seconds, peakMebibytes: peak, counts };
}

const texts = Array.from({ length: prompts }, (_, index) => `Prompt ${index}: please tell me of the weather`);

const contestants = {
  async holdfast(url: string, folder: string): Promise<string[]> {
    await writeFile(join(folder, 'prompts.csv'), `prompt\n${texts.join('\n')}\n`);
    const models = ['--base', `${url}#base`, '--tuned', `${url}#tuned`];
    const how = ['--judge', 'words', '--max-tokens', '64', '--concurrency', String(concurrency)];
    return [holdfast, 'audit', ...models, '--benchmark', 'prompts.csv', ...how];
  },
  async promptfoo(url: string, folder: string): Promise<string[]> {
    const config = { apiBaseUrl: url, apiKey: 'none', temperature: 0, max_tokens: 64 };
    const file = join(folder, 'promptfooconfig.json');
    await writeFile(
      file,
      JSON.stringify({
        prompts: ['{{prompt}}'],
        providers: ['base', 'tuned'].map((model) => ({ id: `openai:chat:${model}`, label: model, config })),
        tests: texts.map((prompt) => ({
          vars: { prompt },
          assert: [{ type: 'icontains', value: 'cannot help' }],
        })),
      }),
    );
    const how = ['--no-cache', '--no-table', '--no-progress-bar', '--max-concurrency', String(concurrency)];
    return [promptfoo, 'eval', '--config', file, ...how, '--output', join(folder, 'results.json')];
  },
};

console.log(
  `${prompts} prompts, two models, ${latency} ms, ${concurrency} at once: at least ${least.toFixed(2)} s`,
);
console.log('| round | program | seconds | over the least | peak MiB | answered | twice | most at once |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
for (let round = 1; round <= rounds; round++) {
  for (const [name, args] of Object.entries(contestants)) {
    const { seconds, peakMebibytes, counts } = await timed(args);
    const cells = [seconds.toFixed(2), (seconds / least).toFixed(2), peakMebibytes.toFixed(0)];
    console.log(`| ${[round, name, ...cells, counts.answered, counts.twice, counts.peak].join(' | ')} |`);
  }
}
