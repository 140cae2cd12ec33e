import type { Finding, Severity } from './finding.ts';
import type { RowDecision } from './scan-summary.ts';

/** For which findings rows did not simply stay: how many, and the first reason that was given. */
export interface DecisionReason {
  decision: RowDecision['decision'];
  detector: string;
  severity: Severity;
  rows: number;
  /** In English. */
  reason: string;
  /** Of which message these are the English words. */
  wording?: Finding['wording'];
}

/**
 * Sums up decisions by what became of the rows and for which kind of finding; a row counts once for a kind. The findings that they
 * were made for, where they are given, tell how a reason is said in other languages.
 */
export function decisionReasons(
  decided: readonly RowDecision[],
  findings: readonly Pick<Finding, 'reason' | 'wording'>[] = [],
): DecisionReason[] {
  const wordings = new Map(findings.map(({ reason, wording }) => [reason, wording]));
  const reasons = new Map<string, DecisionReason>();
  for (const { decision, findings: why } of decided) {
    const kinds = new Map(
      why.map((finding) => [`${decision} ${finding.severity} ${finding.detector}`, finding]),
    );
    for (const [kind, { detector, severity, reason }] of kinds) {
      const known = reasons.get(kind) ?? { decision, detector, severity, rows: 0, reason };
      reasons.set(kind, { ...known, rows: known.rows + 1, wording: wordings.get(known.reason) });
    }
  }
  return [...reasons.values()];
}
