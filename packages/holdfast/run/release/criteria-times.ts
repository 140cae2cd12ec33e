import { stat } from 'node:fs/promises';
import type { RunFolder } from '../../store/run-folder.ts';
import type { RunProgress } from '../progress.ts';
import type { Release } from './release.ts';

/**
 * When the criteria of a run were written and when its tuned model gave its first answer. The release that the folder holds knows
 * better than its files, which have other times once they are copied.
 */
export async function criteriaTimes(folder: RunFolder): Promise<NonNullable<Release['criteria']>> {
  const before = (await folder.readJson('release')) as Partial<Release> | undefined;
  if (before?.criteria) return before.criteria;
  const progress = (await folder.readJson('progress')) as RunProgress | undefined;
  const answers = await stat(folder.file('tunedAnswers')).catch(() => undefined);
  // Some file systems keep no time of birth.
  const born = answers && answers.birthtimeMs > 0 ? answers.birthtime.toISOString() : null;
  return { writtenAt: progress?.begun ?? null, firstAnswerAt: born };
}
