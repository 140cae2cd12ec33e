import { rm } from 'node:fs/promises';
import { harmRose } from '../../audit/verdict/parts/harm-rose.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import type { RunFolder } from '../../store/run-folder.ts';
import type { RunProgress } from '../progress.ts';
import type { RunConfig } from '../settings/run-config.ts';

/** Tunes that a run tries at most until enough safety is mixed in. */
export const mostAttempts = 4;

/**
 * When safety is mixed in as needed and the audit could not show that harm stayed within its margin: doubles the number of examples
 * and clears the way for mixing, tuning and auditing again. False when there is nothing to raise, when harm was shown to rise, or
 * when the last attempt is made.
 */
export async function raiseSafety(
  config: RunConfig,
  progress: RunProgress,
  folder: RunFolder,
): Promise<boolean> {
  if (config.mix.amount !== 'as-needed' || !progress.safety) return false;
  const verdict = (await folder.readJson('verdict')) as Verdict;
  const { count, attempts } = progress.safety;
  // More safety examples mend harm; a model that refuses too much or lost its task would only lose more.
  const harm = verdict.parts.find(({ part }) => part === 'harm');
  if (harm?.outcome !== 'inconclusive' || harmRose(verdict) || attempts.length + 1 >= mostAttempts)
    return false;
  progress.safety = { count: 2 * count, attempts: [...attempts, { count, outcome: harm.outcome }] };
  for (const step of ['mix', 'tune', 'audit'] as const) delete progress.finished[step];
  await folder.writeJson('progress', progress);
  const ofTune = [
    'mixed',
    'model',
    'repaired',
    'formats',
    'tune',
    'scratch',
    'choosing',
    'checkpoint',
    'tunedAnswers',
    'verdict',
    'verdicts',
  ] as const;
  for (const file of ofTune) {
    await rm(folder.file(file), { recursive: true, force: true });
  }
  return true;
}
