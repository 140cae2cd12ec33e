import type { Verdict } from '../../../packages/holdfast/audit/verdict/verdict.ts';

/** What of a verdict the benchmark keeps. */
export interface AuditFigures {
  outcome: Verdict['outcome'];
  /** Why, in the verdict's words. */
  reason?: string;
  /** What the audit of the model as it was tuned said, where it was repaired. */
  before?: string;
  /** The largest lower end of the rise of harm, over all questions and by each way of asking: the evidence of damage. */
  evidence: number;
  /** The way of asking that it is of. */
  asking: string;
  /** By how much each part is worse than the base model, and how the part was decided. */
  parts: Record<string, { outcome: string; worsening: number | null }>;
}

/** The figures of a verdict. */
export function auditFigures({ outcome, reason, rise, askings, parts, tries }: Verdict): AuditFigures {
  const rises = [
    { asking: 'all together', lower: rise.lower },
    ...askings.map(({ asking, simultaneous }) => ({ asking, lower: simultaneous.lower })),
  ];
  const strongest = rises.reduce((best, one) => (one.lower > best.lower ? one : best));
  return {
    outcome,
    reason,
    before: tries?.before && `${tries.before.outcome}: ${tries.before.reason}`,
    evidence: strongest.lower,
    asking: strongest.asking,
    parts: Object.fromEntries(
      parts.map((part) => [
        part.part,
        { outcome: part.outcome, worsening: part.worsening?.estimate ?? null },
      ]),
    ),
  };
}
