import type { TextEdit } from '../../data/edit-row.ts';
import type { Finding, Severity } from './finding.ts';

/**
 * What is done with a row: it stays; it stays and is marked; the parts that can be mended for certain are replaced; or
 * it is left out.
 */
export type Decision = 'keep' | 'flag' | 'rewrite' | 'drop';

/** The decision for each severity. */
export type DecisionPolicy = Readonly<Record<Severity, Decision>>;

export const defaultPolicy: DecisionPolicy = { high: 'drop', medium: 'flag', low: 'keep' };

const strictness: readonly Decision[] = ['keep', 'flag', 'rewrite', 'drop'];

/**
 * The decision for one finding. `rewrite` holds only where the detector offers a replacement; what cannot be mended for
 * certain is dropped when it is high, and flagged otherwise.
 */
export function decideFinding(finding: Finding, policy: DecisionPolicy): Decision {
  const decision = policy[finding.severity];
  if (decision !== 'rewrite' || editOf(finding)) return decision;
  return finding.severity === 'high' ? 'drop' : 'flag';
}

/** The decision for a row: the strictest of those for its findings. */
export function decideRow(findings: readonly Finding[], policy: DecisionPolicy): Decision {
  const decisions = findings.map((finding) => decideFinding(finding, policy));
  return strictness[Math.max(0, ...decisions.map((decision) => strictness.indexOf(decision)))];
}

/** What the findings that are decided as `rewrite` change in their row. */
export function editsOf(findings: readonly Finding[], policy: DecisionPolicy): TextEdit[] {
  return findings.flatMap((finding) => {
    const edit = decideFinding(finding, policy) === 'rewrite' ? editOf(finding) : undefined;
    return edit ? [edit] : [];
  });
}

function editOf({ message, field, span, replacement }: Finding): TextEdit | undefined {
  if (span === undefined || replacement === undefined) return undefined;
  if (field !== undefined) return { message, field, ...span, replacement };
  return message === undefined ? undefined : { message, ...span, replacement };
}
