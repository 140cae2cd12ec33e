import { join } from 'node:path';
import { writeAtomically } from '../../data/files/write-atomically.ts';
import { renderTablesCsv } from '../tables/render-csv.ts';
import { renderTablesMarkdown } from '../tables/render-markdown.ts';
import { renderTableText } from '../tables/render-text.ts';
import { studyTables } from '../tables/study-tables.ts';
import type { StudyResult } from './study-result.ts';

/** Writes `study.json`, and its tables as text, Markdown, CSV and JSON. Throws HoldfastError `storage`. */
export async function writeStudyResult(folder: string, result: StudyResult): Promise<void> {
  const tables = studyTables(result);
  const files = {
    'study.json': jsonText(result),
    'tables.txt': tables.map((table) => renderTableText(table)).join('\n\n'),
    'tables.md': renderTablesMarkdown(result.title, tables),
    'tables.csv': renderTablesCsv(tables),
    'tables.json': jsonText(tables),
  };
  for (const [name, text] of Object.entries(files)) await writeAtomically(join(folder, name), text);
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
