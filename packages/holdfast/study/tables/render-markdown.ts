import { messagesIn } from '../../messages/messages.ts';
import { meanText, spanText } from './measure-text.ts';
import { type MeasureName, measureNames, type StudyTable, type StudyTableRow } from './study-table.ts';

/** The files of a study are in English, whoever reads them. */
const { measures: titles, tables: words } = messagesIn.en.study;

/** The tables as a Markdown page; a measure over seeds reads `mean [interval] (range)`. */
export function renderTablesMarkdown(title: string, tables: readonly StudyTable[]): string {
  const sections = tables.map(
    (table) => `## ${table.title}\n\n${table.common.join('. ')}.\n\n${renderRows(table.rows)}`,
  );
  const note = `${words.intervalNote} ${words.reading}`;
  return `${[`# ${title}`, note, ...sections].join('\n\n')}\n`;
}

function renderRows(rows: readonly StudyTableRow[]): string {
  const header = [...Object.values(words.columns), ...measureNames.map((name) => titles[name])];
  const rule = header.map((_, index) => (index < 2 ? '---' : '---:'));
  const body = rows.map((row) => [
    cellText(row.label),
    cellText(row.source === 'published' ? `${row.model} (${words.published})` : row.model),
    row.source === 'published' ? '' : String(row.seeds),
    ...measureNames.map((name) => cellOf(row, name)),
  ]);
  return [header, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cellOf({ measures, approximate }: StudyTableRow, name: MeasureName): string {
  const estimate = measures[name];
  const mean = meanText(name, estimate, approximate);
  if (!estimate || estimate.count < 2) return mean;
  if (!estimate.interval) return `${mean} ${words.allAgree}`;
  const { interval, least, greatest } = estimate;
  return `${mean} [${spanText(name, [interval.lower, interval.upper])}] (${spanText(name, [least, greatest])})`;
}

function cellText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|');
}
