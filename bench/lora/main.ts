import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { targetModules } from '../../packages/engine/model/adapter.ts';
import type { TrainStorage } from '../../packages/engine/train/train-options.ts';
import { startLineProcess } from '../measure/line-process.ts';
import { machineText } from '../measure/machine.ts';
import { type BenchSize, benchConfigurations, writeRandomModel } from './random-model.ts';

const help = `LoRA steps on a model of a real shape with random weights, or on one of yours: time against the arithmetic limit and
PEFT, and memory.

  --size 1b|7b          the model (default 1b)
  --model FOLDER        a model that is there, whatever its size, or where it is to be written (default: a folder among
                        temporary files; 2 or 14 GB)
  --storage NAME        where the frozen weights are: files (default), memory or 4-bit
  --examples N          rows a step (default 4)
  --length N            tokens a row, half of them counting in the loss (default 100)
  --parts N             parts that a step is computed in (default 1)
  --steps N             (default 3)
  --threads N           (default 2)
  --python PATH         a Python with PyTorch, Transformers and PEFT, to take the same steps by turns
  --dtype NAME          the type that PyTorch computes in: float32 (default) or bfloat16
`;

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '1b' },
    model: { type: 'string' },
    storage: { type: 'string', default: 'files' },
    examples: { type: 'string', default: '4' },
    length: { type: 'string', default: '100' },
    parts: { type: 'string', default: '1' },
    steps: { type: 'string', default: '3' },
    threads: { type: 'string', default: '2' },
    python: { type: 'string' },
    dtype: { type: 'string', default: 'float32' },
    help: { type: 'boolean' },
  },
});
if (values.help || !(values.size in benchConfigurations)) {
  console.log(help);
  process.exit(values.help ? 0 : 2);
}
const size = values.size as BenchSize;
const model = values.model ?? join(tmpdir(), `holdfast-bench-${size}`);
const threads = Number(values.threads);
const steps = Number(values.steps);
if (!existsSync(join(model, 'config.json'))) await writeRandomModel(model, size);

const length = Number(values.length);
const examples = Array.from({ length: Number(values.examples) }, (_, row) => {
  const tokens = Array.from({ length }, (_, place) => 3 + ((place * 7919 + row * 104_729) % 31_990));
  return { tokens, weights: tokens.map((_, place) => (place < length / 2 ? 0 : 1)) };
});
const method = { kind: 'lora', rank: 8, alpha: 16, dropout: 0, targetModules } as const;
const optimiser = { learningRate: 2e-4, clip: 1 };
const options = {
  model,
  output: `${model}-tuned`,
  examples,
  method: { ...method, storage: values.storage as TrainStorage },
  epochs: steps,
  batchSize: examples.length,
  accumulation: Number(values.parts),
  schedule: 'constant',
  seed: 1,
  ...optimiser,
};

console.log(
  `${values.model ?? size}, ${values.storage}, ${examples.length} x ${length} tokens in ${values.parts} parts; ${machineText()}`,
);
const engine = startLineProcess(process.execPath, [
  fileURLToPath(new URL('./engine-peer.ts', import.meta.url)),
]);
const peer =
  values.python === undefined
    ? undefined
    : startLineProcess(values.python, [fileURLToPath(new URL('./lora_peer.py', import.meta.url))], {
        env: { OMP_NUM_THREADS: String(threads) },
      });
const { parameters, preparation } = await engine.ask({ threads, options });
console.log(`parameters ${parameters}; opened in ${Number(preparation).toFixed(1)} s`);
if (peer) {
  const { versions } = await peer.ask({ model, dtype: values.dtype, threads, method, optimiser, examples });
  console.log(`${versions}, ${values.dtype}`);
}
for (let step = 1; step <= steps; step++) {
  const ours = await engine.ask({});
  const theirs = await peer?.ask({});
  const number = (value: unknown, digits = 1): string => Number(value).toFixed(digits);
  const gigabytes = (value: unknown): string => `${number(Number(value) / 1e9, 2)} GB`;
  console.log(
    `step ${step}: ${number(ours.seconds)} s, loss ${number(ours.loss, 4)}, ` +
      `arithmetic limit ${number(ours.least)} s at ${number(Number(ours.rawSpeed) / 1e9)} GFLOP/s ` +
      `(${number(Number(ours.least) / Number(ours.seconds), 2)} of the speed of the products), ` +
      `peak ${gigabytes(ours.peakBytes)}` +
      (theirs
        ? `; PEFT ${number(theirs.seconds)} s (${number(Number(theirs.seconds) / Number(ours.seconds), 2)} of ours), ` +
          `loss ${number(theirs.loss, 4)}, peak ${gigabytes(theirs.peakBytes)}`
        : ''),
  );
}
await engine.close();
await peer?.close();
