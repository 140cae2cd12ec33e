import { workerData } from 'node:worker_threads';
import type { Block } from '../../data/containers/block.ts';
import type { DataFile } from '../../data/containers/data-file.ts';
import { answerMessages } from './answer-messages.ts';
import { type BlockReport, blockInspector } from './inspect-block.ts';
import { planDetectors, type ScanPlan } from './scan-plan.ts';

/** What a scanning thread is started with. */
export interface InspectWorkerData {
  file: DataFile;
  plan: ScanPlan;
  /** In memory that both threads see: how many rows have been begun. */
  rowsBegun: Int32Array;
}

const { file, plan, rowsBegun } = workerData as InspectWorkerData;
const onRow = (): void => void Atomics.add(rowsBegun, 0, 1);
const inspector = planDetectors(plan).then((detectors) => blockInspector(file, detectors, onRow));
// Whoever sends a block is told.
inspector.catch(() => undefined);
answerMessages<Block, BlockReport>(async (block) => (await inspector)(block));
