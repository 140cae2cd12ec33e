import { parentPort, workerData } from 'node:worker_threads';
import type { Block } from '../../data/containers/block.ts';
import type { DataFile } from '../../data/containers/data-file.ts';
import { HoldfastError, type HoldfastErrorCode } from '../../errors.ts';
import { type BlockReport, blockInspector } from './inspect-block.ts';
import { planDetectors, type ScanPlan } from './scan-plan.ts';

/** What a scanning thread is started with. */
export interface InspectWorkerData {
  file: DataFile;
  plan: ScanPlan;
  /** In memory that both threads see: how many rows have been begun. */
  rowsBegun: Int32Array;
}

/** What a scanning thread answers to a block. */
export type InspectReply =
  | { kind: 'report'; report: BlockReport }
  /** What Holdfast reports on purpose, such as a failure in a detector of the user's own. */
  | { kind: 'reported'; code: HoldfastErrorCode; message: string }
  | { kind: 'error'; message: string };

const port = parentPort;
if (!port) throw new Error('The scanning worker runs in a worker thread alone.');
const { file, plan, rowsBegun } = workerData as InspectWorkerData;
const onRow = (): void => void Atomics.add(rowsBegun, 0, 1);
const inspector = planDetectors(plan).then((detectors) => blockInspector(file, detectors, onRow));

port.on('message', async (block: Block) => {
  let reply: InspectReply;
  try {
    reply = { kind: 'report', report: (await inspector)(block) };
  } catch (error) {
    reply =
      error instanceof HoldfastError
        ? { kind: 'reported', code: error.code, message: error.message }
        : { kind: 'error', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  port.postMessage(reply);
});
