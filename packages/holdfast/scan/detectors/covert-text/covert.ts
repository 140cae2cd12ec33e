import type { Severity } from '../../findings/finding.ts';

/** Something in a message that does not say plainly what it says. */
export interface Covert {
  severity: Severity;
  score: number;
  start: number;
  end: number;
  evidence: string;
  reason: string;
}
