import type { Block } from '../../data/containers/block.ts';
import type { DataFile } from '../../data/containers/data-file.ts';
import { type BlockReport, blockInspector } from './inspect-block.ts';
import { startInspectingThread } from './inspecting-thread.ts';
import { type OwnLimits, ownLimits } from './own-limits.ts';
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

/**
 * Inspects in threads of their own, which end on abort whatever they are at. Close it, or the process will not end. `limits`
 * are those of the user's own detectors.
 */
export function threadedInspectors(
  file: DataFile,
  plan: ScanPlan,
  { threads, limits = ownLimits, signal }: { threads: number; limits?: OwnLimits; signal?: AbortSignal },
): Inspectors {
  const workers = Array.from({ length: threads }, () => startInspectingThread(file, plan, limits));
  const endAll = async (reason: unknown): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.end(reason)));
  };
  const onAbort = (): void => void endAll(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  return {
    // One block under way in each thread, and one waiting, so that none stands idle.
    width: 2 * threads,
    inspect(block) {
      const freest = workers.reduce((best, worker) => (worker.waiting() < best.waiting() ? worker : best));
      return freest.inspect(block);
    },
    close: async () => {
      signal?.removeEventListener('abort', onAbort);
      await endAll(new Error('The scan is over.'));
    },
  };
}
