import type { Verdict } from '../../audit/verdict/verdict.ts';
import { verdictNotes } from '../../audit/verdict/verdict-notes.ts';
import { verdictRows } from '../../audit/verdict/verdict-rows.ts';
import { verdictColumns, verdictRowText } from '../verdict-row-text.ts';
import { textTable } from './text-table.ts';

/** A verdict as plain lines, for a terminal or a log: the headline, the table, and the other notes. */
export function verdictText(verdict: Verdict): string {
  const [headline, ...notes] = verdictNotes(verdict);
  const rows = verdictRows(verdict).map((row) => Object.values(verdictRowText(row)));
  return [
    headline.text,
    '',
    ...textTable([verdictColumns, ...rows]),
    '',
    ...notes.map(({ kind, text }) => (kind === 'warning' ? `Note: ${text}` : text)),
  ].join('\n');
}
