import { publishedMark } from '../result/published.ts';
import { meanText, spanText } from './measure-text.ts';
import { intervalNote } from './render-text.ts';
import {
  type MeasureName,
  measureNames,
  type StudyTable,
  type StudyTableRow,
  studyMeasureTitles,
} from './study-table.ts';

/** The tables as a Markdown page; a measure over seeds reads `mean [interval] (range)`. */
export function renderTablesMarkdown(title: string, tables: readonly StudyTable[]): string {
  const sections = tables.map(
    (table) => `## ${table.title}\n\n${table.common.join('. ')}.\n\n${renderRows(table.rows)}`,
  );
  const note = `${intervalNote} A measure over seeds reads: mean [interval] (range).`;
  return `${[`# ${title}`, note, ...sections].join('\n\n')}\n`;
}

function renderRows(rows: readonly StudyTableRow[]): string {
  const header = ['Setting', 'Model', 'Seeds', ...measureNames.map((name) => studyMeasureTitles[name])];
  const rule = header.map((_, index) => (index < 2 ? '---' : '---:'));
  const body = rows.map((row) => [
    cellText(row.label),
    cellText(row.source === 'published' ? `${row.model} (${publishedMark})` : row.model),
    row.source === 'published' ? '' : String(row.seeds),
    ...measureNames.map((name) => cellOf(row, name)),
  ]);
  return [header, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cellOf({ measures, approximate }: StudyTableRow, name: MeasureName): string {
  const estimate = measures[name];
  const mean = meanText(name, estimate, approximate);
  if (!estimate?.interval) return mean;
  const { interval, least, greatest } = estimate;
  return `${mean} [${spanText(name, [interval.lower, interval.upper])}] (${spanText(name, [least, greatest])})`;
}

function cellText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|');
}
