import { type DecisionPolicy, decideFinding } from './decide.ts';
import type { Finding, Severity } from './finding.ts';

/** Personal data and secrets that a policy would leave in the data. */
export interface Unmasked {
  /** In how many rows. */
  rows: number;
  /** As what severities they were found, the gravest first. */
  severities: readonly Severity[];
}

/** What of the personal data and secrets that were found a policy leaves in the data, though it could be masked. */
export function unmaskedIn(
  findings: readonly (Finding & { line?: number })[],
  policy: DecisionPolicy,
): Unmasked {
  const left = findings.filter(
    (finding) =>
      finding.detector === 'secrets' &&
      finding.replacement !== undefined &&
      ['keep', 'flag'].includes(decideFinding(finding, policy)),
  );
  const severities = (['high', 'medium', 'low'] as const).filter((severity) =>
    left.some((finding) => finding.severity === severity),
  );
  return { rows: new Set(left.map(({ line }) => line)).size, severities };
}
