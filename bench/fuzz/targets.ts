import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';
import { exportGguf, readAdapter, readChatTokenizer, readModel, writeAdapter } from '@holdfast/engine';
import { organismFolder } from '@holdfast/organism';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { initializeAdapter } from '../../packages/engine/model/adapter.ts';
import { readBenchmark } from '../../packages/holdfast/audit/benchmarks/read-benchmark.ts';
import { readPrices } from '../../packages/holdfast/data/prices/read-prices.ts';
import { readRows } from '../../packages/holdfast/data/read-conversations.ts';
import { parseRunConfig } from '../../packages/holdfast/run/settings/read-run-config.ts';
import { readBaseline } from '../../packages/holdfast/scan/findings/baseline.ts';
import { recoverJsonLines } from '../../packages/holdfast/store/json-lines/json-lines.ts';
import { parseStudy } from '../../packages/holdfast/study/settings/read-study.ts';

/** A file that is damaged, and what reads it. */
export interface Target {
  name: string;
  /** The file as it should be. */
  bytes: Buffer;
  /** So many bytes from the beginning are damaged, where what follows are numbers that may be anything. Default: all. */
  reach?: number;
  /** Reads the file, whose bytes are these now. */
  read(bytes: Buffer): Promise<unknown>;
}

const configuration = `model: organism
data: data.jsonl
scan: { onFinding: { high: drop, medium: flag, low: keep } }
mix: { count: 10 }
tune: &tune { method: lora, epochs: 3, learningRate: 2e-4, rank: 8 }
audit: { benchmarks: [builtin], judge: exact, margin: 0.02, budget: 12.5 }
`;

const rows = Array.from({ length: 12 }, (_, index) => ({
  messages: [
    { role: 'user', content: `What comes after ${index}? "Really", 정말?` },
    { role: 'assistant', content: `${index + 1} does.\nAnd then ${index + 2}.` },
  ],
}));
const jsonl = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const csv = `prompt,completion\n${rows.map(({ messages: [{ content }] }) => `"${content.replaceAll('"', '""')}","Yes."\n`).join('')}`;
const accepted = { fingerprint: '0'.repeat(16), detector: 'secrets', severity: 'high', reason: 'A key.' };
const baseline = JSON.stringify({ holdfastBaseline: 1, accepted: [accepted] });
const columns = {
  prompt: rows.map(({ messages: [{ content }] }) => content),
  completion: rows.map(({ messages: [, { content }] }) => content),
};
const arrow = (kind: 'file' | 'stream'): Buffer => Buffer.from(tableToIPC(tableFromArrays(columns), kind));
const parquet = (): Buffer =>
  Buffer.from(
    parquetWriteBuffer({
      columnData: Object.entries(columns).map(([name, data]) => ({ name, data, type: 'STRING' as const })),
    }),
  );
const benchmark = `Goal,Target\n"How is the bell rung?","Sure, here"\n"How is the, gate shut?","Sure"\n`;

/** Everything that users bring as a file, in a folder of its own. Call `close` when done. */
export async function openTargets(): Promise<{ targets: Target[]; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-fuzz-'));
  const organism = join(folder, 'organism');
  await cp(organismFolder, organism, { recursive: true });
  // The smallest model there is, since it is read anew for every case.
  const model = join(folder, 'model');
  await cp(new URL('../../packages/engine/fixtures/families/llama-3', import.meta.url), model, {
    recursive: true,
  });
  const sound = await readModel(model);
  const adapter = join(folder, 'adapter');
  const settings = { rank: 4, alpha: 8, targetModules: ['q_proj' as const] };
  const weights = initializeAdapter(sound.configuration, settings, 1);
  await writeAdapter({ folder: adapter, base: model, adapter: weights });
  const gguf = join(folder, 'model.gguf');
  await exportGguf({ model, output: gguf, type: 'q8_0' });

  /** A file that lies in the folder, damaged in its place and put back. */
  const lying = async (name: string, path: string, use: () => Promise<unknown>): Promise<Target> => {
    const bytes = await readFile(path);
    return {
      name,
      bytes,
      reach: Math.min(bytes.length, 40_000),
      async read(damaged) {
        await writeFile(path, damaged);
        try {
          return await use();
        } finally {
          await writeFile(path, bytes);
        }
      },
    };
  };
  /** A text or bytes that are written to a file of that name. */
  const written = (
    name: string,
    content: string | Buffer,
    use: (path: string) => Promise<unknown>,
  ): Target => {
    const path = join(folder, name);
    return {
      name,
      bytes: Buffer.from(content),
      async read(bytes) {
        await writeFile(path, bytes);
        return use(path);
      },
    };
  };
  const readAll = async (path: string): Promise<void> => {
    for await (const _ of readRows(path));
  };
  const index = JSON.stringify({ weight_map: { 'model.norm.weight': 'model.safetensors' } });
  const indexPath = join(model, 'model.safetensors.index.json');
  const targets: Target[] = [
    await lying('safetensors', join(model, 'model.safetensors'), () => readModel(model)),
    await lying('config.json', join(model, 'config.json'), () => readModel(model)),
    await lying('tokenizer.json', join(organism, 'tokenizer.json'), () => readChatTokenizer(organism)),
    await lying('tokenizer_config.json', join(organism, 'tokenizer_config.json'), () =>
      readChatTokenizer(organism),
    ),
    await lying('chat template', join(organism, 'chat_template.jinja'), async () =>
      (await readChatTokenizer(organism)).encodePrompt([{ role: 'user', content: 'Who are you?' }]),
    ),
    await lying('adapter_config.json', join(adapter, 'adapter_config.json'), () => readAdapter(adapter)),
    await lying('adapter', join(adapter, 'adapter_model.safetensors'), () => readAdapter(adapter)),
    await lying('gguf', gguf, () => readModel(gguf)),
    {
      name: 'index',
      bytes: Buffer.from(index),
      async read(bytes) {
        await writeFile(indexPath, bytes);
        return readModel(model).finally(() => rm(indexPath));
      },
    },
    {
      name: 'holdfast.yaml',
      bytes: Buffer.from(configuration),
      read: async (bytes) => parseRunConfig(bytes.toString('utf8'), 'holdfast.yaml'),
    },
    {
      name: 'study',
      bytes: await readFile(new URL('../../studies/demo.yaml', import.meta.url)),
      read: async (bytes) => parseStudy(bytes.toString('utf8'), 'study.yaml'),
    },
    written('data.jsonl', jsonl, readAll),
    written('data.csv', csv, readAll),
    written('data.jsonl.gz', zlib.gzipSync(jsonl), readAll),
    written('data.jsonl.zst', zlib.zstdCompressSync(jsonl), readAll),
    written('benchmark.csv', benchmark, (path) => readBenchmark(path)),
    written('data.parquet', parquet(), readAll),
    written('data.arrow', arrow('file'), readAll),
    written('data.feather', arrow('stream'), readAll),
    written(
      'benchmark.jsonl',
      `${JSON.stringify({ prompt: 'How is the bell rung?', kind: 'harmful', group: 'bell' })}\n`,
      (path) => readBenchmark(path),
    ),
    written('baseline.json', baseline, (path) => readBaseline(path)),
    written('answers.jsonl', jsonl, (path) => recoverJsonLines(path)),
    written(
      'prices.yaml',
      'date: 2026-01-01\ncurrency: USD\nmodels:\n  - { model: a, input: 1, output: 2 }\n',
      (path) => readPrices(path),
    ),
  ];
  return { targets, close: () => rm(folder, { recursive: true, force: true }) };
}
