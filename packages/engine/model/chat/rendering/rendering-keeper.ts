import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker, workerData } from 'node:worker_threads';
import { deadAt, type RenderingData, renderingLimits, signalsAt } from './rendering.ts';

// Whoever waits for a rendering is blocked, and would not hear that the thread that renders has run out of memory.
const { port, signals } = workerData as RenderingData;
const worker = new Worker(
  new URL(`./rendering-worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url),
  {
    workerData: { port, signals } satisfies RenderingData,
    transferList: [port],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: renderingLimits.megabytes },
  },
);
worker.on('error', () => undefined);
worker.on('exit', () => {
  Atomics.store(signals, deadAt, 1);
  Atomics.add(signals, signalsAt, 1);
  Atomics.notify(signals, signalsAt);
});
