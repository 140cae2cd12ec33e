import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../../errors.ts';
import { studyResultSchema } from '../../study/result/study-result.ts';
import type { StudyTable } from '../../study/tables/study-table.ts';
import { studyTables } from '../../study/tables/study-tables.ts';
import { seconds } from '../gateway-types.ts';
import type { FolderEntry } from './folder-entries.ts';

/** A study in a list. */
export interface StudyEntryView {
  object: 'holdfast.study';
  id: string;
  title: string;
  created_at: number;
}

/** A study with its tables. */
export interface StudyView extends StudyEntryView {
  tables: readonly StudyTable[];
}

/** Tells a study in a list. */
export async function studyEntryView({ id, path }: FolderEntry): Promise<StudyEntryView> {
  const { mtimeMs } = await stat(join(path, 'study.json'));
  return { object: 'holdfast.study', id, title: id, created_at: seconds(mtimeMs) };
}

/** Tells all of a study. Throws HoldfastError `storage` for a damaged one. */
export async function studyView(entry: FolderEntry): Promise<StudyView> {
  const file = join(entry.path, 'study.json');
  try {
    const result = studyResultSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    return { ...(await studyEntryView(entry)), tables: studyTables(result) };
  } catch (cause) {
    throw new HoldfastError('storage', `${file} is damaged, or was written by another Holdfast.`, { cause });
  }
}
