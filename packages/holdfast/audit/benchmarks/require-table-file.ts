import { extname } from 'node:path';
import { HoldfastError } from '../../errors.ts';

/** Files of texts for people, of which a benchmark can be made. */
const texts = ['.md', '.markdown', '.html', '.htm', '.pdf', '.docx', '.yaml', '.yml'];

/** Files of tables that are kept in other ways than as text. */
const sheets = ['.xlsx', '.xls', '.ods', '.parquet', '.arrow'];

/** Throws HoldfastError `bad-data` for a file whose name says that it is no table of prompts, with what can be done with it instead. */
export function requireTableFile(path: string): void {
  const ending = extname(path).toLowerCase();
  if (sheets.includes(ending)) {
    throw new HoldfastError(
      'bad-data',
      `${path} is a ${ending} file, and a benchmark is read from CSV, TSV, JSONL or JSON; save it as CSV in UTF-8.`,
    );
  }
  if (!texts.includes(ending)) return;
  throw new HoldfastError(
    'bad-data',
    `${path} is a ${ending} file, and a benchmark is CSV, TSV, JSONL or JSON with a row for each prompt; if it holds rules, "holdfast bench make --policy ${path} --output benchmark" makes prompts of them.`,
  );
}
