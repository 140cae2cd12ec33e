import { join } from 'node:path';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { writeAtomically } from '../../data/files/write-atomically.ts';
import type { MessageLanguage } from '../../messages/language.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import { resultRows } from './result-rows.ts';
import { rowsCsv } from './rows-csv.ts';
import { verdictJunit } from './verdict-junit.ts';
import { verdictMarkdown } from './verdict-markdown.ts';
import { verdictSarif } from './verdict-sarif.ts';

/** What results can be exported as. */
export const resultFormats = ['junit', 'sarif', 'markdown', 'csv', 'parquet'] as const;

export type ResultFormat = (typeof resultFormats)[number];

const fileNames: Record<ResultFormat, string> = {
  junit: 'verdict.junit.xml',
  sarif: 'verdict.sarif',
  markdown: 'verdict.md',
  csv: 'rows.csv',
  parquet: 'rows.parquet',
};

/**
 * Writes an audit's results into its folder for others to read: the verdict as JUnit XML, SARIF or Markdown, every answer
 * with its judgement as CSV or Parquet; Markdown in a language. Returns the files. Throws HoldfastError `storage`.
 */
export async function exportResults(
  path: string,
  {
    verdict,
    formats,
    version,
    language,
  }: { verdict: Verdict; formats: readonly ResultFormat[]; version: string; language?: MessageLanguage },
): Promise<string[]> {
  const folder = await openRunFolder(path);
  const write: Record<ResultFormat, (file: string) => Promise<void>> = {
    junit: (file) => writeAtomically(file, verdictJunit(verdict)),
    sarif: (file) => {
      const log = verdictSarif(verdict, { artifact: folder.file('verdict'), version });
      return writeAtomically(file, `${JSON.stringify(log, null, 2)}\n`);
    },
    markdown: (file) => writeAtomically(file, verdictMarkdown(verdict, language)),
    csv: (file) => writeAtomically(file, rowsCsv(resultRows(folder, verdict))),
    async parquet(file) {
      // The library takes a moment to load; other formats do not wait for it.
      const { rowsParquet } = await import('./rows-parquet.ts');
      await writeAtomically(file, await rowsParquet(resultRows(folder, verdict)));
    },
  };
  const files: string[] = [];
  for (const format of formats) {
    const file = join(path, fileNames[format]);
    await write[format](file);
    files.push(file);
  }
  return files;
}
