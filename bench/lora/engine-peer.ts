import { createInterface } from 'node:readline';
import { readConfiguration } from '../../packages/engine/checkpoint/read-model.ts';
import { countParameters } from '../../packages/engine/model/parameter-shapes.ts';
import { train } from '../../packages/engine/train/train.ts';
import type { TrainOptions } from '../../packages/engine/train/train-options.ts';
import { openRawProduct } from '../measure/raw-product.ts';

// Takes LoRA steps with the engine, one for each line of standard input, in a process of its own, so that its memory can
// be told. The first line holds the set-up. See main.ts.
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const first = await lines.next();
const { threads, options } = JSON.parse(String(first.value)) as {
  threads: number;
  options: TrainOptions;
};
const configuration = await readConfiguration(options.model);
const parameters = countParameters(configuration);
const { hiddenSize, intermediateSize } = configuration;
const rows = 512;
const product = await openRawProduct(
  { stack: 1, rows, inner: hiddenSize, columns: intermediateSize },
  { threads },
);
/** Operations a second of a product in the shape of the model's largest. */
const rawSpeed = async (): Promise<number> =>
  (2 * rows * hiddenSize * intermediateSize) / (await product.time(3));

const say = (value: object): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
const started = performance.now();
let before = 0;
for await (const event of train(options, { threads })) {
  if (event.type === 'start') say({ parameters, preparation: (performance.now() - started) / 1000 });
  if (event.type === 'step') {
    const seconds = event.tokens / event.tokensPerSecond;
    const after = await rawSpeed();
    // Forward and back through frozen weights, a multiplication and an addition each.
    const least = (4 * parameters * event.tokens) / ((before + after) / 2);
    const { rss } = process.memoryUsage();
    say({ seconds, loss: event.loss, least, rawSpeed: after, bytes: rss, peakBytes: peakBytes() });
  }
  if (event.type === 'start' || event.type === 'step') {
    if ((await lines.next()).done) break;
    before = await rawSpeed();
  }
}
await product.close();

function peakBytes(): number {
  return process.resourceUsage().maxRSS * 1024;
}
