import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../data/files/write-atomically.ts';
import { HoldfastError } from '../errors.ts';
import type { MessageLanguage } from '../messages/language.ts';
import { messagesIn } from '../messages/messages.ts';
import { studyResultSchema } from '../study/result/study-result.ts';
import { readRunReportValues } from './read-run-report-values.ts';
import { renderRunReport } from './render-run-report.ts';
import { renderStudyReport } from './render-study-report.ts';

const fileName = 'report.html';

/** Writes the report of a run or an audit into its folder, in a language, and returns the file. Throws HoldfastError. */
export async function writeRunReport(folder: string, language: MessageLanguage = 'en'): Promise<string> {
  const file = join(folder, fileName);
  await writeAtomically(file, renderRunReport(await readRunReportValues(folder), messagesIn[language]));
  return file;
}

/** Writes the report of a study into its folder, in a language, and returns the file. Throws HoldfastError. */
export async function writeStudyReport(folder: string, language: MessageLanguage = 'en'): Promise<string> {
  const source = join(folder, 'study.json');
  const text = await readFile(source, 'utf8').catch((cause) => {
    throw new HoldfastError('not-found', `${source} is not there; the study is not finished.`, { cause });
  });
  const parsed = studyResultSchema.safeParse(JSON.parse(text));
  if (!parsed.success) {
    throw new HoldfastError('storage', `${source} is damaged: ${parsed.error.issues[0].message}.`);
  }
  const file = join(folder, fileName);
  await writeAtomically(file, renderStudyReport(parsed.data, language));
  return file;
}
