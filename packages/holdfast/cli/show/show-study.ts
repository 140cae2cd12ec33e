import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { messagesIn } from '../../messages/messages.ts';
import { writeStudyReport } from '../../report/write-report.ts';
import type { StudyResult } from '../../study/result/study-result.ts';
import { type RunStudyOptions, runStudy } from '../../study/run-study.ts';
import { worldOfModel } from '../../worlds/world-of-model.ts';
import type { CommandContext } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { studyProgress } from './study-progress.ts';

/**
 * Carries out a study, shows how it goes, and writes its report. Returns its result with the report's file, and the
 * exit code: 4 when cells failed.
 */
export async function showStudy(
  options: Omit<RunStudyOptions, 'signal' | 'workers'> & { workers?: number | undefined },
  { output, signal }: CommandContext,
): Promise<{ result: StudyResult; report: string; code: number }> {
  const words = messagesIn[output.language].commands.study;
  const workers = options.workers ?? usualWorkers(options.study.model);
  const progress = studyProgress(output.language);
  for await (const event of runStudy({ ...options, workers, signal })) {
    if (event.type !== 'cell-tune' && event.type !== 'cell-audit') output.event(event);
    const line = progress(event);
    if (line !== undefined) output.progress(line);
    switch (event.type) {
      case 'study-start':
        output.line(words.start(event));
        if (event.finished > 0) output.line(words.finished(event.finished));
        break;
      case 'cell-failed':
        output.line(words.failed({ name: event.cell.name, seed: event.cell.seed, reason: event.reason }));
        break;
      case 'study-end': {
        const report = await writeStudyReport(event.folder, output.language);
        const failed = event.result.failed.length > 0;
        return { result: event.result, report, code: failed ? exitCodes.outside : exitCodes.pass };
      }
    }
  }
  throw new Error(`The study in ${join(options.folder)} ended without a result.`);
}

/** One worker a core, as far as memory goes. */
function usualWorkers(model: string): number {
  const memory = (worldOfModel(model)?.memoryGiB ?? 0) * 2 ** 30;
  return Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / Math.max(memory, 1))));
}
