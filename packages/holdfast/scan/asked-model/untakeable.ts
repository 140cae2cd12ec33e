import type { Detection } from '../detectors/detector.ts';
import { wordFinding } from '../findings/word-finding.ts';

/** What is said of a row that a model cannot be asked about. */
export function untakeable(
  model: string,
  reason: string,
): Pick<Detection, 'harm' | 'severity' | 'evidence' | 'reason' | 'remedy' | 'wording'> {
  return {
    harm: 'unexamined',
    severity: 'low',
    evidence: reason,
    ...wordFinding('untakeable', { model }),
  };
}
