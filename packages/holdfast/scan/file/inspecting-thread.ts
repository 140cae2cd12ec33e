import type { Block } from '../../data/containers/block.ts';
import type { DataFile } from '../../data/containers/data-file.ts';
import { startAnsweringThread } from './answering-thread.ts';
import type { BlockReport } from './inspect-block.ts';
import type { InspectWorkerData } from './inspect-worker.ts';
import type { OwnLimits } from './own-limits.ts';
import type { ScanPlan } from './scan-plan.ts';

export interface InspectingThread {
  /** How many blocks it has that are not done. */
  waiting(): number;
  inspect(block: Block): Promise<BlockReport>;
  /** Fails what is under way with this error and ends the thread. */
  end(error: unknown): Promise<unknown>;
}

/**
 * Starts a thread that inspects blocks. Where the plan has detectors of the user's own, the thread is ended when one row takes
 * longer than `limits` allow, or its heap grows beyond them: HoldfastError `bad-config` then, naming their files.
 */
export function startInspectingThread(
  file: DataFile,
  plan: ScanPlan,
  { rowSeconds, megabytes }: OwnLimits,
): InspectingThread {
  const files = plan.detectorFiles ?? [];
  const rowsBegun = new Int32Array(new SharedArrayBuffer(4));
  const workerData: InspectWorkerData = { file, plan, rowsBegun };
  const longest = { seconds: rowSeconds, piece: 'one row' };
  const own = { files, megabytes, begun: rowsBegun, longest: () => longest };
  const { waiting, ask, end } = startAnsweringThread<Block, BlockReport>(
    'inspect-worker',
    workerData,
    files.length > 0 ? own : undefined,
  );
  return {
    waiting,
    inspect(block) {
      const sent = ownBytes(block);
      return ask(sent.block, sent.transfer);
    },
    end,
  };
}

/** A block whose bytes lie in memory of their own, which can be handed to another thread without a copy. */
function ownBytes(block: Block): { block: Block; transfer: ArrayBuffer[] } {
  if (block.kind === 'problem') return { block, transfer: [] };
  const bytes = Uint8Array.from(block.bytes);
  return { block: { ...block, bytes }, transfer: [bytes.buffer] };
}
