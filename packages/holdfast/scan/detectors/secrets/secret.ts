import type { SecretTitle } from '../../../messages/english/findings.ts';
import type { Severity } from '../../findings/finding.ts';

/** A secret or personal datum in a message. */
export interface Secret {
  title: SecretTitle;
  severity: Severity;
  score: number;
  start: number;
  end: number;
  /** What may stand in its place. */
  replacement: string;
}
