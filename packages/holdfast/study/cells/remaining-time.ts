import type { CellSettings } from '../result/study-result.ts';

/** What a part of a study costs: sequences to learn from (over all epochs), and whether it is audited. */
export interface Work {
  sequences: number;
  audits: number;
}

/** The work of one cell. `trained`: its tuned model is there already, or another cell tunes it. */
export function workOf(settings: CellSettings, { trained }: { trained: boolean }): Work {
  const { examples, safetyExamples, epochs } = settings;
  return { sequences: trained ? 0 : (examples + safetyExamples) * epochs, audits: 1 };
}

/**
 * Seconds that the open work will take at the speed of the finished work, spread over the workers; null before
 * anything can be told from.
 */
export function remainingSeconds({
  finished,
  open,
  workers,
}: {
  finished: readonly (Work & { seconds: { tune: number; audit: number } })[];
  open: readonly Work[];
  workers: number;
}): number | null {
  if (open.length === 0) return 0;
  const total = (works: readonly Work[], name: keyof Work) =>
    works.reduce((sum, work) => sum + work[name], 0);
  const audits = total(finished, 'audits');
  const sequences = total(finished, 'sequences');
  if (audits === 0 || sequences === 0) return null;
  const spent = (name: 'tune' | 'audit') => finished.reduce((sum, { seconds }) => sum + seconds[name], 0);
  const tuning = (spent('tune') / sequences) * total(open, 'sequences');
  const auditing = (spent('audit') / audits) * total(open, 'audits');
  return (tuning + auditing) / Math.min(workers, open.length);
}
