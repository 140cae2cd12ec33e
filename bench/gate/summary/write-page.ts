import { readFile } from 'node:fs/promises';
import { writeAtomically } from '../../../packages/holdfast/data/files/write-atomically.ts';

/**
 * Puts tables into a Markdown page, between two comments of a mark. What lies between them is made from the cells; the rest is written
 * by hand. Throws RangeError where the page lacks them.
 */
export async function writePage(
  { file, mark }: { file: string; mark: string },
  tables: string,
): Promise<void> {
  const text = await readFile(file, 'utf8');
  const [first, last] = [`<!-- ${mark}: begin -->`, `<!-- ${mark}: end -->`];
  const begin = text.indexOf(first);
  const end = text.indexOf(last);
  if (begin === -1 || end < begin)
    throw new RangeError(`${file} has no lines "${first}" and "${last}"; put them in.`);
  await writeAtomically(file, `${text.slice(0, begin)}${first}\n\n${tables}\n\n${text.slice(end)}`);
}
