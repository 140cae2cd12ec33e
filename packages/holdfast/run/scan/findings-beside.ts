import type { Finding, Severity } from '../../scan/findings/finding.ts';
import type { RunConfig } from '../settings/run-config.ts';

/** So many findings are named. */
const named = 3;

/**
 * One sentence or two that say what the scan had found in the rows that were tuned on, to stand beside a service's refusal
 * of them. Rows that were dropped were not sent.
 */
export function findingsBeside(
  findings: readonly Finding[],
  onFinding: RunConfig['scan']['onFinding'],
): string {
  const dropped = droppedLines(findings, onFinding);
  const sent = findings.filter(({ line }) => line === undefined || !dropped.has(line));
  if (sent.length === 0) {
    return "Holdfast's own scan has no findings in the rows that were sent; compare with the service's policy.";
  }
  const order: readonly Severity[] = ['high', 'medium', 'low'];
  const worst = [...sent].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const some = worst
    .slice(0, named)
    .map(
      ({ line, severity, reason }) =>
        `${line === undefined ? 'the file' : `line ${line}`} (${severity}): ${reason}`,
    )
    .join(' ');
  const more = sent.length > named ? ` findings.jsonl lists the other ${sent.length - named}.` : '';
  return `Holdfast's own scan has ${sent.length} finding${sent.length === 1 ? '' : 's'} in the rows that were sent: ${some}${more}`;
}

/** The lines of the rows that findings have dropped, those that a baseline accepts not told apart. */
export function droppedLines(
  findings: readonly Finding[],
  onFinding: RunConfig['scan']['onFinding'],
): Set<number | undefined> {
  return new Set(findings.filter(({ severity }) => onFinding[severity] === 'drop').map(({ line }) => line));
}
