import { HoldfastError } from '../../../errors.ts';
import { readTable } from '../../benchmarks/read-table.ts';
import { hasColumns, textOf } from '../../benchmarks/table.ts';
import type { Translation } from '../asking.ts';

const columns = ['prompt', 'language', 'translation'] as const;

/**
 * Reads what questions are in other languages: a CSV, TSV, JSONL or JSON file with the columns `prompt`, `language` and
 * `translation`. Throws HoldfastError `not-found`, and `bad-data` with file and line.
 */
export async function readTranslations(path: string): Promise<Map<string, Translation[]>> {
  const table = await readTable(path, new Set(columns));
  if (!hasColumns(table, ...columns)) {
    throw new HoldfastError(
      'bad-data',
      `${path} has no ${columns.filter((name) => !table.columns.includes(name)).join(', ')}; its columns must be ${columns.join(', ')}.`,
    );
  }
  const translations = new Map<string, Translation[]>();
  for (const row of table.rows) {
    const [prompt, language, text] = columns.map((name) => textOf(row, name));
    if (prompt === '' || language === '' || text === '') {
      throw new HoldfastError(
        'bad-data',
        `${path}, line ${row.line}: ${columns.join(', ')} must all be there.`,
      );
    }
    translations.set(prompt, [...(translations.get(prompt) ?? []), { language, text }]);
  }
  return translations;
}
