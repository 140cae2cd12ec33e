import type { Finding } from '../../findings/finding.ts';

/** Something in a message that does not say plainly what it says. */
export interface Covert extends Pick<Finding, 'severity' | 'reason' | 'remedy' | 'wording'> {
  score: number;
  start: number;
  end: number;
  evidence: string;
  /** What it says, where that can be read. */
  decoded?: string;
}
