import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CountingServer, startCounting, startCountingBatches, tokenPrice } from './counting-server.ts';

/** A command that is killed again and again. */
export interface Scenario {
  name: string;
  /** The endpoint that it asks, where it asks one. */
  server?: () => Promise<CountingServer>;
  /** Puts into a folder what the command needs, and tells its words. */
  prepare(folder: string, url: string): Promise<string[]>;
  /** What it comes to: the same for two runs that nothing happened to. */
  outcome(folder: string): Promise<unknown>;
  /** The book, by its path in the folder. */
  book?: string;
  /** A budget that its first starts have; it is raised once they stop at it. */
  budget?: number;
}

const count = 120;

async function writeGround(folder: string, url: string): Promise<void> {
  const prompts = Array.from({ length: count }, (_, index) => ({ prompt: `Wave ${index}`, kind: 'harmful' }));
  await writeFile(join(folder, 'prompts.jsonl'), prompts.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const rows = Array.from({ length: 30 }, (_, index) => ({
    messages: [
      { role: 'user', content: `Row ${index}: how does one wave in the ${index}th way?` },
      { role: 'assistant', content: `One lifts a hand ${index} times.` },
    ],
  }));
  await writeFile(join(folder, 'data.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const model = JSON.stringify({ model: `${url}#`, ...tokenPrice, batch: 0.5 });
  await writeFile(join(folder, 'prices.yaml'), `date: 2026-01-01\ncurrency: USD\nmodels: [${model}]\n`);
}

const tune = ['--epochs', '2', '--batch-size', '8', '--learning-rate', '1e-3'];

const json = async (...path: string[]): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(join(...path), 'utf8'));

/** A verdict without what tells one start from another. */
async function verdictIn(folder: string): Promise<unknown> {
  const { outcome, base, tuned, rate, score } = await json(folder, 'verdict.json');
  return { outcome, base, tuned, rate, score };
}

const weightsIn = (folder: string, file = 'adapter_model.safetensors'): Promise<string> =>
  readFile(join(folder, file), 'base64');

/** What each ledger in a folder counts, in the order of their paths. */
async function ledgersIn(folder: string): Promise<unknown[]> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('ledger.json'));
  return Promise.all(paths.sort().map((path) => json(folder, path)));
}

function auditScenario(name: string, more: Partial<Scenario> & { words?: string[] }): Scenario {
  const { words = [], ...rest } = more;
  return {
    name,
    server: startCounting,
    async prepare(folder, url) {
      await writeGround(folder, url);
      const models = ['--base', `${url}#base`, '--tuned', `${url}#tuned`, '--judge', `rubric:${url}#judge`];
      const benchmark = ['--benchmark', 'prompts.jsonl', '--prices', 'prices.yaml', '--max-tokens', '10'];
      return ['audit', ...models, ...benchmark, '--output', 'audit', ...words];
    },
    outcome: (folder) => verdictIn(join(folder, 'audit')),
    book: 'audit/spending.jsonl',
    ...rest,
  };
}

/** Every command that takes long, with and without an endpoint. */
export const scenarios: readonly Scenario[] = [
  auditScenario('audit', {}),
  auditScenario('audit with a budget', { budget: 0.25 }),
  auditScenario('audit in batches', { server: startCountingBatches, words: ['--batch'] }),
  {
    name: 'scan that asks',
    server: startCounting,
    async prepare(folder, url) {
      await writeGround(folder, url);
      return ['scan', 'data.jsonl', '--ask', '--model', `${url}#base`, '--prices', 'prices.yaml', '--json'];
    },
    outcome: async () => 'scanned',
    book: 'data.jsonl.spending.jsonl',
  },
  {
    name: 'tune',
    async prepare(folder, url) {
      await writeGround(folder, url);
      return ['tune', 'data.jsonl', '--output', 'tuned', ...tune];
    },
    outcome: (folder) => weightsIn(join(folder, 'tuned')),
  },
  {
    name: 'repair',
    async prepare(folder, url) {
      await writeGround(folder, url);
      const models = ['--base', 'organism', '--tuned', 'organism', '--output', 'repaired'];
      return ['repair', ...models, '--benchmark', 'prompts.jsonl', '--judge', 'words', '--max-tokens', '10'];
    },
    outcome: (folder) => verdictIn(join(folder, 'repaired')),
  },
  {
    name: 'run',
    async prepare(folder, url) {
      await writeGround(folder, url);
      const audit = '{ benchmarks: [prompts.jsonl], judge: words, maximumTokens: 10 }';
      const settings = '{ epochs: 2, batchSize: 8, learningRate: 1e-3 }';
      await writeFile(
        join(folder, 'holdfast.yaml'),
        `data: data.jsonl\nmix: { count: 10 }\ntune: ${settings}\naudit: ${audit}\n`,
      );
      return ['run', '--output', 'run'];
    },
    outcome: async (folder) => [
      await verdictIn(join(folder, 'run')),
      await weightsIn(join(folder, 'run', 'model')),
    ],
  },
  {
    name: 'study',
    async prepare(folder) {
      const grid = '{ data: forbidden, examples: 5, epochs: [1, 2], asked: [ordinary] }';
      await writeFile(
        join(folder, 'study.yaml'),
        `name: mine\ntitle: Mine\nmodel: organism\nseeds: 1\nsplit: validation\ngroups:\n  mine: { title: Mine, grids: [${grid}] }\n`,
      );
      return ['study', 'study.yaml', '--output', 'study'];
    },
    outcome: async (folder) => {
      const { cells } = await json(folder, 'study', 'study.json');
      const ended = (cells as Record<string, unknown>[]).map(({ name, seed, tuned }) => ({
        name,
        seed,
        tuned,
      }));
      return [ended, await ledgersIn(join(folder, 'study'))];
    },
  },
];
