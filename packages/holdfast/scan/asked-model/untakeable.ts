import type { Detection } from '../detectors/detector.ts';

/** What is said of a row that a model cannot be asked about. */
export function untakeable(
  model: string,
  reason: string,
): Pick<Detection, 'harm' | 'severity' | 'evidence' | 'reason' | 'remedy'> {
  return {
    harm: 'unexamined',
    severity: 'low',
    evidence: reason,
    reason: `${model} cannot be asked about this row.`,
    remedy: 'Shorten it, or judge it by hand.',
  };
}
