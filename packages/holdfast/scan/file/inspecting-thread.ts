import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Block } from '../../data/containers/block.ts';
import type { DataFile } from '../../data/containers/data-file.ts';
import { HoldfastError } from '../../errors.ts';
import type { BlockReport } from './inspect-block.ts';
import type { InspectReply, InspectWorkerData } from './inspect-worker.ts';
import type { ScanPlan } from './scan-plan.ts';

/** What detectors of the user's own may take: nobody knows whether they come to an end. */
export interface OwnLimits {
  /** Seconds on one row. */
  rowSeconds: number;
  /** Megabytes of a thread's heap. */
  megabytes: number;
}

export interface InspectingThread {
  /** How many blocks it has that are not done. */
  waiting(): number;
  inspect(block: Block): Promise<BlockReport>;
  /** Fails what is under way with this error and ends the thread. */
  end(error: unknown): Promise<unknown>;
}

/** How often a thread is looked at, in milliseconds. */
const look = 500;

/**
 * Starts a thread that inspects blocks. Where the plan has detectors of the user's own, the thread is ended when one row takes
 * longer than `limits` allow, or its heap grows beyond them: HoldfastError `bad-config` then, naming their files.
 */
export function startInspectingThread(file: DataFile, plan: ScanPlan, limits: OwnLimits): InspectingThread {
  const own = plan.detectorFiles ?? [];
  // The worker is TypeScript in a clone and JavaScript once built, as this file is.
  const entry = new URL(`./inspect-worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url);
  const rowsBegun = new Int32Array(new SharedArrayBuffer(4));
  const workerData: InspectWorkerData = { file, plan, rowsBegun };
  // Flags that the process was started with, such as --input-type, are not for its threads.
  const resourceLimits = own.length > 0 ? { maxOldGenerationSizeMb: limits.megabytes } : undefined;
  const worker = new Worker(entry, { workerData, execArgv: [], resourceLimits });
  const open: { resolve: (report: BlockReport) => void; reject: (error: unknown) => void }[] = [];
  const failAll = (error: unknown): void => {
    for (const { reject } of open.splice(0)) reject(error);
  };
  const tooMuch = (what: string): HoldfastError =>
    new HoldfastError('bad-config', `${own.join(', ')}: a detector ${what}, and the scan was ended.`);
  worker.on('message', (reply: InspectReply) => {
    const waiting = open.shift();
    if (reply.kind === 'report') waiting?.resolve(reply.report);
    else if (reply.kind === 'reported') waiting?.reject(new HoldfastError(reply.code, reply.message));
    else waiting?.reject(new Error(`A detector failed: ${reply.message}`));
  });
  worker.on('error', (error) => {
    const full = own.length > 0 && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    failAll(full ? tooMuch(`takes more than ${limits.megabytes} MB of memory`) : error);
  });
  const end = (error: unknown): Promise<unknown> => {
    clearInterval(watch);
    failAll(error);
    return worker.terminate();
  };
  let seen = 0;
  let since = performance.now();
  const watch = setInterval(() => {
    const now = performance.now();
    const begun = Atomics.load(rowsBegun, 0);
    // Before the first row a thread loads its detectors.
    if (open.length === 0 || begun === 0 || begun !== seen) since = now;
    seen = begun;
    if (own.length > 0 && now - since > 1000 * limits.rowSeconds)
      void end(tooMuch(`has been at one row for ${limits.rowSeconds} seconds`));
  }, look);
  watch.unref();
  worker.on('exit', () => {
    clearInterval(watch);
    failAll(new Error('A scanning thread has ended.'));
  });
  return {
    waiting: () => open.length,
    inspect: (block) =>
      new Promise((resolve, reject) => {
        open.push({ resolve, reject });
        const sent = ownBytes(block);
        worker.postMessage(sent.block, sent.transfer);
      }),
    end,
  };
}

/** A block whose bytes lie in memory of their own, which can be handed to another thread without a copy. */
function ownBytes(block: Block): { block: Block; transfer: ArrayBuffer[] } {
  if (block.kind === 'problem') return { block, transfer: [] };
  const bytes = Uint8Array.from(block.bytes);
  return { block: { ...block, bytes }, transfer: [bytes.buffer] };
}
