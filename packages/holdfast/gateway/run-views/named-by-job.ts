import type { Verdict } from '../../audit/verdict/verdict.ts';

/** A model's name, or its job's where the name is a place in a gateway's folder: where that lies is for the operator to know. */
export function modelNamedByJob(name: string): string {
  return name.replace(/^.*\b(?:runs|copies)[\\/](ftjob-\w+)[\\/].*$/s, '$1');
}

/** A verdict whose models are named in this way. */
export function verdictNamedByJob(verdict: Verdict): Verdict {
  const { about } = verdict;
  if (!about) return verdict;
  const { base, tuned } = about;
  return {
    ...verdict,
    about: { ...about, base: modelNamedByJob(base), tuned: modelNamedByJob(tuned) },
  };
}
