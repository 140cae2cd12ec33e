import { fileJudge, type JudgedFile } from '../inspect-rows.ts';
import { startAnsweringThread } from './answering-thread.ts';
import type { BlockReport } from './inspect-block.ts';
import type { JudgeMessage, JudgeWorkerData } from './judge-worker.ts';
import { type OwnLimits, ownLimits } from './own-limits.ts';
import { planDetectors, type ScanPlan } from './scan-plan.ts';

/** Whatever judges a file by what its rows' notes say; see `fileJudge`. */
export interface Judging {
  take(notes: BlockReport['notes']): Promise<void>;
  finish(): Promise<JudgedFile>;
  close(): Promise<void>;
}

/**
 * The file detectors of a plan: Holdfast's own judge in this thread, the user's in one of theirs, which ends on abort and where
 * they take more than `limits` allow. Close it, or the process will not end. Throws HoldfastError as `planDetectors` does.
 */
export async function fileJudges(
  plan: ScanPlan,
  { limits = ownLimits, signal }: { limits?: OwnLimits; signal?: AbortSignal },
): Promise<Judging> {
  const detectors = await planDetectors({ ...plan, detectorFiles: [] });
  const known = detectors.filter(({ kind }) => kind === 'file').length;
  const judge = fileJudge(detectors);
  const own = plan.detectorFiles?.length ? ownJudging(plan.detectorFiles, limits, signal) : undefined;
  return {
    async take(notes) {
      for (const { line, notes: ofRow } of notes) judge.take(line, ofRow.slice(0, known));
      await own?.take(notes.map(({ line, notes: ofRow }) => ({ line, notes: ofRow.slice(known) })));
    },
    async finish() {
      const { findings, facts } = judge.finish();
      const more = await own?.finish();
      return {
        findings: [...findings, ...(more?.findings ?? [])],
        facts: [...facts, ...(more?.facts ?? [])],
      };
    },
    close: async () => own?.close(),
  };
}

/** The judgement of the user's own file detectors, in a thread. */
function ownJudging(
  files: readonly string[],
  { rowSeconds, fileSeconds, megabytes }: OwnLimits,
  signal: AbortSignal | undefined,
): Judging {
  const notesBegun = new Int32Array(new SharedArrayBuffer(4));
  let longest = { seconds: rowSeconds, piece: 'one row' };
  const workerData: JudgeWorkerData = { files, notesBegun };
  const own = { files, megabytes, begun: notesBegun, longest: () => longest };
  const thread = startAnsweringThread<JudgeMessage, JudgedFile | undefined>('judge-worker', workerData, own);
  const onAbort = (): void => void thread.end(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  return {
    async take(notes) {
      const matters = notes.filter(({ notes: ofRow }) => ofRow.some((note) => note !== undefined));
      if (matters.length > 0) await thread.ask(matters);
    },
    async finish() {
      longest = { seconds: fileSeconds, piece: 'the file as a whole' };
      return (await thread.ask('finish')) ?? { findings: [], facts: [] };
    },
    async close() {
      signal?.removeEventListener('abort', onAbort);
      await thread.end(new Error('The scan is over.'));
    },
  };
}
