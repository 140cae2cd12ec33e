import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { openRunFolder, type RunFile, type RunFolder } from './run-folder.ts';

/** What judging answers again reads; scores that the same judge gave before are not asked for again. */
const judged: readonly RunFile[] = ['baseAnswers', 'tunedAnswers', 'scores', 'verdict'];

/**
 * A folder beside that of a run, with copies of its answers and scores, in which they can be judged again while the run's own
 * folder stays as its evidence tells of it. Throws HoldfastError `storage`.
 */
export async function judgedAgainFolder(run: RunFolder): Promise<RunFolder> {
  const name = (number: number): string => `${run.path.replace(/\/+$/, '')}-judged-${number}`;
  let number = 1;
  while (existsSync(name(number))) number += 1;
  const folder = await openRunFolder(name(number));
  for (const file of judged) if (run.has(file)) await copyFile(run.file(file), folder.file(file));
  return folder;
}
