import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Block } from '../../data/containers/block.ts';
import type { DataFile } from '../../data/containers/data-file.ts';
import { HoldfastError } from '../../errors.ts';
import { type BlockReport, blockInspector } from './inspect-block.ts';
import type { InspectReply, InspectWorkerData } from './inspect-worker.ts';
import { planDetectors, type ScanPlan } from './scan-plan.ts';

/** Whatever inspects blocks: this thread, or several others. */
export interface Inspectors {
  /** How many blocks it can work on at a time. */
  readonly width: number;
  inspect(block: Block): Promise<BlockReport>;
  close(): Promise<void>;
}

/** Inspects in this thread: right for small files, which are done before another thread has started. */
export async function inlineInspectors(file: DataFile, plan: ScanPlan): Promise<Inspectors> {
  const inspect = blockInspector(file, await planDetectors(plan));
  return {
    width: 1,
    inspect: async (block) => inspect(block),
    close: async () => undefined,
  };
}

/** Inspects in threads of their own. Close it, or the process will not end. */
export function threadedInspectors(file: DataFile, plan: ScanPlan, threads: number): Inspectors {
  // The worker is TypeScript in a clone and JavaScript once built, as this file is.
  const entry = new URL(`./inspect-worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url);
  const workerData: InspectWorkerData = { file, plan };
  // Flags that the process was started with, such as --input-type, are not for its threads.
  const startThread = () => new Worker(entry, { workerData, execArgv: [] });
  const workers = Array.from({ length: threads }, () => inspectingThread(startThread()));
  return {
    // One block under way in each thread, and one waiting, so that none stands idle.
    width: 2 * threads,
    inspect(block) {
      const freest = workers.reduce((best, worker) => (worker.waiting() < best.waiting() ? worker : best));
      return freest.inspect(block);
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}

function inspectingThread(worker: Worker) {
  const open: { resolve: (report: BlockReport) => void; reject: (error: Error) => void }[] = [];
  const failAll = (error: Error): void => {
    for (const { reject } of open.splice(0)) reject(error);
  };
  worker.on('message', (reply: InspectReply) => {
    const waiting = open.shift();
    if (reply.kind === 'report') waiting?.resolve(reply.report);
    else if (reply.kind === 'reported') waiting?.reject(new HoldfastError(reply.code, reply.message));
    else waiting?.reject(new Error(`A detector failed: ${reply.message}`));
  });
  worker.on('error', failAll);
  worker.on('exit', () => failAll(new Error('A scanning thread has ended.')));
  return {
    waiting: () => open.length,
    inspect: (block: Block) =>
      new Promise<BlockReport>((resolve, reject) => {
        open.push({ resolve, reject });
        const sent = ownBytes(block);
        worker.postMessage(sent.block, sent.transfer);
      }),
    close: () => worker.terminate(),
  };
}

/** A block whose bytes lie in memory of their own, which can be handed to another thread without a copy. */
function ownBytes(block: Block): { block: Block; transfer: ArrayBuffer[] } {
  if (block.kind === 'problem') return { block, transfer: [] };
  const bytes = Uint8Array.from(block.bytes);
  return { block: { ...block, bytes }, transfer: [bytes.buffer] };
}
