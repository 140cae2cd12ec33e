import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Transferable, Worker } from 'node:worker_threads';
import { HoldfastError, type HoldfastErrorCode } from '../../errors.ts';

/** What a thread answers to a message. */
export type Reply<Result> =
  | { kind: 'result'; result: Result }
  /** What Holdfast reports on purpose, such as a failure in a detector of the user's own. */
  | { kind: 'reported'; code: HoldfastErrorCode; message: string }
  | { kind: 'error'; message: string };

/** A thread that answers messages in their order. */
export interface AnsweringThread<Message, Result> {
  /** How many messages it has that are not answered. */
  waiting(): number;
  ask(message: Message, transfer?: readonly Transferable[]): Promise<Result>;
  /** Fails what is under way with this error and ends the thread. */
  end(error: unknown): Promise<unknown>;
}

/** Detectors of the user's own that a thread runs, and what they may take. */
export interface OwnWork {
  files: readonly string[];
  megabytes: number;
  /** In memory that both threads see: how many pieces of work have been begun. */
  begun: Int32Array;
  /** How long a piece may take, and what it is, such as `one row`. */
  longest(): { seconds: number; piece: string };
}

/** How often a thread is looked at, in milliseconds. */
const look = 500;

/**
 * Starts a thread from a file beside this one, by its name without an extension. Where it runs detectors of the user's own, it
 * is ended when one piece of its work takes too long, or its heap grows too large: HoldfastError `bad-config` then, naming
 * their files.
 */
export function startAnsweringThread<Message, Result>(
  name: string,
  workerData: unknown,
  own?: OwnWork,
): AnsweringThread<Message, Result> {
  // The worker is TypeScript in a clone and JavaScript once built, as this file is.
  const entry = new URL(`./${name}${extname(fileURLToPath(import.meta.url))}`, import.meta.url);
  const resourceLimits = own && { maxOldGenerationSizeMb: own.megabytes };
  // Flags that the process was started with, such as --input-type, are not for its threads.
  const worker = new Worker(entry, { workerData, execArgv: [], resourceLimits });
  const open: { resolve: (result: Result) => void; reject: (error: unknown) => void }[] = [];
  const failAll = (error: unknown): void => {
    for (const { reject } of open.splice(0)) reject(error);
  };
  const tooMuch = (what: string): HoldfastError =>
    new HoldfastError('bad-config', `${own?.files.join(', ')}: a detector ${what}, and the scan was ended.`);
  worker.on('message', (reply: Reply<Result>) => {
    const waiting = open.shift();
    if (reply.kind === 'result') waiting?.resolve(reply.result);
    else if (reply.kind === 'reported') waiting?.reject(new HoldfastError(reply.code, reply.message));
    else waiting?.reject(new Error(`A detector failed: ${reply.message}`));
  });
  worker.on('error', (error) => {
    const isFull = own && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    failAll(isFull ? tooMuch(`takes more than ${own.megabytes} MB of memory`) : error);
  });
  const end = (error: unknown): Promise<unknown> => {
    clearInterval(watch);
    failAll(error);
    return worker.terminate();
  };
  let seen = 0;
  let since = performance.now();
  const watch = setInterval(() => {
    if (!own) return;
    const now = performance.now();
    const begun = Atomics.load(own.begun, 0);
    // Before the first piece a thread loads its detectors.
    if (open.length === 0 || begun === 0 || begun !== seen) since = now;
    seen = begun;
    const { seconds, piece } = own.longest();
    if (now - since > 1000 * seconds) void end(tooMuch(`has been at ${piece} for ${seconds} seconds`));
  }, look);
  watch.unref();
  worker.on('exit', () => {
    clearInterval(watch);
    failAll(new Error('A scanning thread has ended.'));
  });
  return {
    waiting: () => open.length,
    ask: (message, transfer = []) =>
      new Promise((resolve, reject) => {
        open.push({ resolve, reject });
        worker.postMessage(message, transfer);
      }),
    end,
  };
}
