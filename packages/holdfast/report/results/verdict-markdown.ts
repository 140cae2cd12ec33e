import type { Verdict } from '../../audit/verdict/verdict.ts';
import { verdictNotes } from '../../audit/verdict/verdict-notes.ts';
import { verdictRows } from '../../audit/verdict/verdict-rows.ts';
import type { MessageLanguage } from '../../messages/language.ts';
import { messagesIn } from '../../messages/messages.ts';
import { verdictColumns, verdictRowText } from '../verdict-row-text.ts';
import { markdownText } from './markdown-text.ts';

const marks = { pass: '✅', fail: '❌', inconclusive: '❔' };

/** A verdict as Markdown in a language, short enough for a pull request's comment. */
export function verdictMarkdown(verdict: Verdict, language: MessageLanguage = 'en'): string {
  const [headline, ...notes] = verdictNotes(verdict, language);
  const line = (cells: readonly string[]) => `| ${cells.map(markdownText).join(' | ')} |`;
  const lines = [
    `### ${messagesIn[language].report.asSafe}`,
    '',
    `${marks[verdict.outcome]} ${markdownText(headline.text)}`,
    '',
    line(verdictColumns(language)),
    line(verdictColumns(language).map(() => '---')),
    ...verdictRows(verdict, language).map((row) => line(Object.values(verdictRowText(row, language)))),
    ...notes.flatMap((note) => ['', `> ${markdownText(note.text)}`]),
  ];
  return `${lines.join('\n')}\n`;
}
