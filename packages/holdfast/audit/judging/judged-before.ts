import { HoldfastError } from '../../errors.ts';
import type { RunFolder } from '../../store/run-folder.ts';
import { benchmarkOfAnswers } from '../answers/benchmark-of-answers.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { JudgingOptions } from './judge-pairs.ts';

/** An audit that was judged: everything but its judge, of whom the name alone is known. */
export interface JudgedBefore extends Omit<JudgingOptions, 'judge' | 'sequential'> {
  judgeName: string;
  /** How far a sequential audit asked. */
  stopped: Verdict['sequential'];
  /** What its search tells of itself. */
  searched: Verdict['search'];
}

/**
 * What judging the answers of a finished audit again starts from: all that its verdict and its folder tell of how it was
 * asked and decided. Throws HoldfastError `storage` for a verdict of an older Holdfast.
 */
export async function judgedBefore(folder: RunFolder, verdict: Verdict): Promise<JudgedBefore> {
  const { about } = verdict;
  if (!about) {
    throw new HoldfastError('storage', `${folder.path} is from an older Holdfast; audit again first.`);
  }
  const { fingerprints, fictional, charter, merged, collectedBy } = about;
  const file = folder.file('baseAnswers');
  return {
    base: { name: about.base, fingerprint: fingerprints.base },
    tuned: { name: about.tuned, fingerprint: fingerprints.tuned },
    benchmark: await benchmarkOfAnswers({
      file,
      name: about.benchmark,
      model: fingerprints.base,
      fictional,
      charter,
      merged,
      collectedBy,
    }),
    margin: verdict.margin,
    overRefusalMargin: verdict.overRefusalMargin,
    taskMargin: verdict.taskMargin,
    mayLack: verdict.mayLack,
    files: {
      base: file,
      tuned: folder.file('tunedAnswers'),
      scores: folder.file('scores'),
      controls: folder.file('controls'),
    },
    repetitions: about.repetitions,
    maximumTokens: about.maximumTokens,
    temperature: about.temperature,
    under: { system: about.system, chatTemplate: about.chatTemplate, precision: about.precision },
    judgeName: about.judge,
    stopped: verdict.sequential,
    searched: verdict.search,
    tries: verdict.tries,
    dropped: verdict.dropped,
  };
}
