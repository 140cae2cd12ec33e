import { workerData } from 'node:worker_threads';
import { ownDetectors } from '../detectors/own-detectors.ts';
import { fileJudge, type JudgedFile } from '../inspect-rows.ts';
import { answerMessages } from './answer-messages.ts';
import type { BlockReport } from './inspect-block.ts';

/** What a judging thread is started with. */
export interface JudgeWorkerData {
  /** Of the user's own detectors. */
  files: readonly string[];
  /** In memory that both threads see: how many notes have been begun. */
  notesBegun: Int32Array;
}

/** Notes of the user's own detectors, in the file's order, or that there are no more. */
export type JudgeMessage = BlockReport['notes'] | 'finish';

const { files, notesBegun } = workerData as JudgeWorkerData;
const judge = ownDetectors(files).then((detectors) =>
  fileJudge(detectors.filter((detector) => detector.kind === 'file')),
);
// Whoever sends notes is told.
judge.catch(() => undefined);
answerMessages<JudgeMessage, JudgedFile | undefined>(async (message) => {
  const { take, finish } = await judge;
  if (message === 'finish') {
    Atomics.add(notesBegun, 0, 1);
    return finish();
  }
  for (const { line, notes } of message) {
    Atomics.add(notesBegun, 0, 1);
    take(line, notes);
  }
  return undefined;
});
