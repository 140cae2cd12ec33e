import type { Verdict } from '../../audit/verdict/verdict.ts';
import { verdictNotes } from '../../audit/verdict/verdict-notes.ts';
import { verdictRows } from '../../audit/verdict/verdict-rows.ts';
import { verdictColumns, verdictRowText } from '../verdict-row-text.ts';
import { markdownText } from './markdown-text.ts';

const marks = { pass: '✅', fail: '❌', inconclusive: '❔' };

/** A verdict as Markdown, short enough for a pull request's comment. */
export function verdictMarkdown(verdict: Verdict): string {
  const [headline, ...notes] = verdictNotes(verdict);
  const line = (cells: readonly string[]) => `| ${cells.map(markdownText).join(' | ')} |`;
  const lines = [
    '### Is the tuned model as safe as before?',
    '',
    `${marks[verdict.outcome]} ${markdownText(headline.text)}`,
    '',
    line(verdictColumns()),
    line(verdictColumns().map(() => '---')),
    ...verdictRows(verdict).map((row) => line(Object.values(verdictRowText(row)))),
    ...notes.flatMap((note) => ['', `> ${markdownText(note.text)}`]),
  ];
  return `${lines.join('\n')}\n`;
}
