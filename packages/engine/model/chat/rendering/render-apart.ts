import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { EngineError } from '../../../errors.ts';
import { waitPatiently } from './patience.ts';
import {
  deadAt,
  type NumberedRendering,
  type NumberedReply,
  type Rendered,
  type Rendering,
  type RenderingData,
  renderingLimits,
  signalsAt,
} from './rendering.ts';

/** The thread that renders for this one, and how it is spoken to. */
interface RenderingThread {
  port: MessagePort;
  signals: Int32Array;
}

let thread: RenderingThread | undefined;
/** How many renderings there have been; each has its number, so that no reply is taken for another's. */
let renderings = 0;

/**
 * So many milliseconds the clock may go on until a reply: far longer than a rendering may compute, since other processes have the
 * processor as well. Whoever waits is blocked and hears nothing of a thread that could not be started.
 */
const patience = 60_000;

/**
 * Renders a chat template in a thread of its own, which is ended where it takes too long or too much memory, and waits for it:
 * templates come with models, and nobody knows what they do. The thread is started when it is first needed, and ends with the
 * process. One that dies is replaced and the template rendered anew, since it may have died of what a busy machine lacked; a
 * template that kills two is greedy.
 */
export function renderApart(rendering: Rendering): Rendered {
  return (
    renderedBy(rendering) ?? renderedBy(rendering) ?? { kind: 'greedy', megabytes: renderingLimits.megabytes }
  );
}

/** What the thread makes of a template; undefined where it died. */
function renderedBy(rendering: Rendering): Rendered | undefined {
  thread ??= startThread();
  const { port, signals } = thread;
  const number = ++renderings;
  port.postMessage({ ...rendering, number } satisfies NumberedRendering);
  for (;;) {
    const signalled = Atomics.load(signals, signalsAt);
    const reply = replyTo(number, port);
    const isDead = Atomics.load(signals, deadAt) === 1;
    if (reply || isDead) {
      if (isDead) thread = undefined;
      return reply;
    }
    const wait = (milliseconds: number) => Atomics.wait(signals, signalsAt, signalled, milliseconds);
    if (waitPatiently(wait, patience) === 'timed-out') {
      thread = undefined;
      throw new EngineError(
        'runtime',
        `The thread that renders chat templates has not answered in ${patience / 1000} seconds; start again, and if that is no help, install Holdfast again.`,
      );
    }
  }
}

/** The reply to a rendering, where it has come; one to another is no answer to this. */
function replyTo(number: number, port: MessagePort): Rendered | undefined {
  for (;;) {
    const received = receiveMessageOnPort(port);
    if (!received) return undefined;
    const reply: NumberedReply = received.message;
    if (reply.number === number) return reply.rendered;
  }
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
