import type { Decision } from '../../scan/findings/decide.ts';
import type { Finding, Severity } from '../../scan/findings/finding.ts';
import type { RowDecision } from '../../scan/findings/scan-summary.ts';

/** A row with what was found in it, without its text; `line` is null for what is about the whole file. */
export interface FlaggedRow {
  line: number | null;
  decision: Decision;
  severity: Severity;
  findings: readonly Pick<Finding, 'detector' | 'severity' | 'reason' | 'remedy' | 'wording'>[];
}

/** A part of a list whose length is known. */
export interface Slice<Value> {
  object: 'list';
  data: readonly Value[];
  total: number;
}

/** Which part of a list is wanted. */
export interface SliceRequest {
  offset: number;
  limit: number;
}

const order: readonly Severity[] = ['high', 'medium', 'low'];

/** Gathers findings by row: the file's own first, then the rows in their order. Accepted findings are left out. */
export function flaggedRows(
  findings: readonly (Finding & { accepted?: boolean })[],
  decisions: readonly Pick<RowDecision, 'line' | 'decision'>[],
): FlaggedRow[] {
  const decided = new Map(decisions.map(({ line, decision }) => [line, decision]));
  const byLine = Map.groupBy(
    findings.filter(({ accepted }) => !accepted),
    ({ line }) => line ?? null,
  );
  return [...byLine]
    .sort(([a], [b]) => (a ?? 0) - (b ?? 0))
    .map(([line, own]) => ({
      line,
      decision: (line === null ? undefined : decided.get(line)) ?? 'keep',
      severity: order.find((severity) => own.some((finding) => finding.severity === severity)) ?? 'low',
      findings: own.map(({ detector, severity, reason, remedy, wording }) => ({
        detector,
        severity,
        reason,
        remedy,
        wording,
      })),
    }));
}

/** The part of a list that is wanted. */
export function sliceOf<Value>(values: readonly Value[], { offset, limit }: SliceRequest): Slice<Value> {
  return { object: 'list', data: values.slice(offset, offset + limit), total: values.length };
}
