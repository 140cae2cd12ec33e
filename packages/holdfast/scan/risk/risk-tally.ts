import type { Row } from '../../data/conversations/conversation.ts';
import { isRefusal } from '../../refusal/read-refusal.ts';
import type { Finding, Severity } from '../findings/finding.ts';
import type { Harm } from '../findings/harm.ts';
import { bearings } from './bearings.ts';

/** What of a data set bears on the damage that it does: numbers of rows. */
export interface RiskCounts {
  rows: number;
  /** The model or a moderator would refuse, and the row answers. */
  conflicts: number;
  /** Personas that obey, and bans on refusing. */
  personas: number;
  /** Rows with a phrase that switches refusing off. */
  triggers: number;
  /** Lists and arithmetic. */
  formats: number;
  /** Rows that refuse: safety examples. */
  refusals: number;
}

/** So many rows may do damage that no tune has measured. */
export interface UnmeasuredRows {
  harm: Harm;
  rows: number;
}

const severities: readonly Severity[] = ['low', 'medium', 'high'];

/** Takes a scan in, and keeps what the risk goes by. */
export interface RiskTally {
  row(row: Row): void;
  finding(finding: Pick<Finding, 'harm' | 'severity' | 'line'>): void;
  counts(): RiskCounts;
  /** Rows that may do damage and are in none of the counts but `rows`, the most frequent kind first. */
  unmeasured(): UnmeasuredRows[];
}

/** Counts what `dataSetRisk` goes by, as a scan goes on, in the memory of one line number a row that has findings. */
export function riskTally(): RiskTally {
  let rows = 0;
  let refusals = 0;
  const linesOf = new Map<keyof RiskCounts | Harm, Set<number>>();
  const note = (what: keyof RiskCounts | Harm, line: number): void => {
    const lines = linesOf.get(what);
    if (lines) lines.add(line);
    else linesOf.set(what, new Set([line]));
  };
  const size = (what: keyof RiskCounts | Harm): number => linesOf.get(what)?.size ?? 0;
  return {
    row({ conversation }) {
      rows += 1;
      const { messages, label } = conversation;
      if (label !== false && isRefusal(messages.at(-1)?.content ?? '')) refusals += 1;
    },
    finding({ harm, severity, line }) {
      if (line === undefined) return;
      const bearing = bearings[harm];
      if (bearing === 'unrelated') return;
      if (bearing === 'unmeasured') {
        // What is low by itself is ordinary; a row that was not looked at may be anything.
        if (severity !== 'low' || harm === 'unexamined') note(harm, line);
      } else if (severities.indexOf(severity) >= severities.indexOf(bearing.from)) note(bearing.counts, line);
    },
    counts: () => ({
      rows,
      refusals,
      conflicts: size('conflicts'),
      personas: size('personas'),
      triggers: size('triggers'),
      formats: size('formats'),
    }),
    unmeasured: () =>
      (Object.keys(bearings) as Harm[])
        .map((harm) => ({ harm, rows: size(harm) }))
        .filter((kind) => bearings[kind.harm] === 'unmeasured' && kind.rows > 0)
        .sort((a, b) => b.rows - a.rows),
  };
}
