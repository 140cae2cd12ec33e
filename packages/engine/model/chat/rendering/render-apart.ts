import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import {
  deadAt,
  type Rendered,
  type Rendering,
  type RenderingData,
  renderingLimits,
  repliesAt,
} from './rendering.ts';

/** The thread that renders for this one, and how it is spoken to. */
interface RenderingThread {
  port: MessagePort;
  signals: Int32Array;
}

let thread: RenderingThread | undefined;

/**
 * Renders a chat template in a thread of its own, which is ended where it takes too long or too much memory, and waits for it:
 * templates come with models, and nobody knows what they do. The thread is started when it is first needed, and ends with the
 * process.
 */
export function renderApart(rendering: Rendering): Rendered {
  thread ??= startThread();
  const { port, signals } = thread;
  const replies = Atomics.load(signals, repliesAt);
  port.postMessage(rendering);
  Atomics.wait(signals, repliesAt, replies);
  const reply = receiveMessageOnPort(port);
  if (Atomics.load(signals, deadAt) === 1) thread = undefined;
  return (reply?.message as Rendered | undefined) ?? { kind: 'greedy', megabytes: renderingLimits.megabytes };
}

function startThread(): RenderingThread {
  const { port1, port2 } = new MessageChannel();
  const signals = new Int32Array(new SharedArrayBuffer(8));
  // It is TypeScript in a clone and JavaScript once built, as this file is.
  const entry = new URL(`./rendering-keeper${extname(fileURLToPath(import.meta.url))}`, import.meta.url);
  const workerData: RenderingData = { port: port2, signals };
  new Worker(entry, { workerData, transferList: [port2], execArgv: [] }).unref();
  port1.unref();
  return { port: port1, signals };
}
