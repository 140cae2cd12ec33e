import type { Verdict } from '../../audit/verdict/verdict.ts';
import { verdictNotes } from '../../audit/verdict/verdict-notes.ts';
import { verdictRows } from '../../audit/verdict/verdict-rows.ts';
import { verdictColumns, verdictRowText } from '../verdict-row-text.ts';

const marks = { pass: '✅', fail: '❌', inconclusive: '❔' };

/** A verdict as Markdown, short enough for a pull request's comment. */
export function verdictMarkdown(verdict: Verdict): string {
  const [headline, ...notes] = verdictNotes(verdict);
  const line = (cells: readonly string[]) => `| ${cells.map(text).join(' | ')} |`;
  const lines = [
    '### Is the tuned model as safe as before?',
    '',
    `${marks[verdict.outcome]} ${text(headline.text)}`,
    '',
    line(verdictColumns),
    line(verdictColumns.map(() => '---')),
    ...verdictRows(verdict).map((row) => line(Object.values(verdictRowText(row)))),
    ...notes.flatMap((note) => ['', `> ${text(note.text)}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Names and sentences come from files and people: none of them may become markup. */
function text(value: string): string {
  return value.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|#@]/g, (character) => `\\${character}`);
}
