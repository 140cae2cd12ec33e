import type { Verdict } from '../../audit/verdict/verdict.ts';
import { verdictNotes } from '../../audit/verdict/verdict-notes.ts';
import { verdictRows } from '../../audit/verdict/verdict-rows.ts';
import type { Finding } from '../../scan/findings/finding.ts';
import { recoverJsonLines } from '../../store/json-lines/json-lines.ts';
import type { RunFolder } from '../../store/run-folder.ts';

/** A row that somebody should look at, without its text. */
export interface RowToLookAt {
  line: number | null;
  detector: string;
  severity: string;
  reason: string;
}

const mostRows = 50;

/** The findings of a run that weigh most, without what stands in the rows. */
export async function rowsToLookAt(folder: RunFolder): Promise<{ findings: number; rows: RowToLookAt[] }> {
  const findings = await recoverJsonLines<Finding>(folder.file('findings'));
  const weight = { high: 0, medium: 1, low: 2 };
  const rows = findings
    .toSorted((a, b) => weight[a.severity] - weight[b.severity])
    .slice(0, mostRows)
    .map(({ line = null, detector, severity, reason }) => ({ line, detector, severity, reason }));
  return { findings: findings.length, rows };
}

/** What a verdict comes to, as every face tells it, and its ways of asking before and after. */
export function figuresOf(verdict: Verdict): object {
  return {
    outcome: verdict.outcome,
    reason: verdict.reason,
    rows: verdictRows(verdict),
    notes: verdictNotes(verdict),
    askings: verdict.askings,
    fictional: verdict.about?.fictional ?? false,
  };
}
