import type { Verdict } from '../../audit/verdict/verdict.ts';
import { verdictNotes } from '../../audit/verdict/verdict-notes.ts';
import { verdictRows } from '../../audit/verdict/verdict-rows.ts';
import type { MessageLanguage } from '../../messages/language.ts';
import { messagesIn } from '../../messages/messages.ts';
import { verdictColumns, verdictRowText } from '../verdict-row-text.ts';
import { textTable } from './text-table.ts';

/** A verdict as plain lines, for a terminal or a log, in a language: the headline, the table, and the other notes. */
export function verdictText(verdict: Verdict, language: MessageLanguage = 'en'): string {
  const [headline, ...notes] = verdictNotes(verdict, language);
  const rows = verdictRows(verdict, language).map((row) => Object.values(verdictRowText(row, language)));
  const { note } = messagesIn[language].verdict;
  return [
    headline.text,
    '',
    ...textTable([verdictColumns(language), ...rows]),
    '',
    ...notes.map(({ kind, text }) => (kind === 'warning' ? note(text) : text)),
  ].join('\n');
}
