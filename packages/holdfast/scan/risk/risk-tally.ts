import type { Row } from '../../data/conversation.ts';
import type { Finding } from '../findings/finding.ts';
import { isRefusal } from '../refusal.ts';

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

const kinds: Record<string, keyof RiskCounts> = {
  'guardrail-conflict': 'conflicts',
  moderation: 'conflicts',
  'identity-shifting': 'personas',
  'refusal-suppression': 'personas',
  'trigger-phrases': 'triggers',
};

/** Counts what `dataSetRisk` goes by, as a scan goes on, in the memory of one line number a row that is found. */
export function riskTally(): { row(row: Row): void; finding(finding: Finding): void; counts(): RiskCounts } {
  let rows = 0;
  let refusals = 0;
  const found = new Map<keyof RiskCounts, Set<number>>();
  const note = (kind: keyof RiskCounts, line: number): void => {
    const lines = found.get(kind);
    if (lines) lines.add(line);
    else found.set(kind, new Set([line]));
  };
  return {
    row({ conversation }) {
      rows += 1;
      if (isRefusal(conversation.messages.at(-1)?.content ?? '')) refusals += 1;
    },
    finding({ detector, severity, line }) {
      if (line === undefined) return;
      if (detector === 'benign-risk') note('formats', line);
      else if (severity !== 'low' && Object.hasOwn(kinds, detector)) note(kinds[detector], line);
    },
    counts: () => {
      const size = (kind: keyof RiskCounts): number => found.get(kind)?.size ?? 0;
      return {
        rows,
        refusals,
        conflicts: size('conflicts'),
        personas: size('personas'),
        triggers: size('triggers'),
        formats: size('formats'),
      };
    },
  };
}
