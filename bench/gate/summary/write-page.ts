import { readFile } from 'node:fs/promises';
import { writeAtomically } from '../../../packages/holdfast/data/files/write-atomically.ts';

/** What lies between these lines of the page is made from the cells; the rest is written by hand. */
const marks = { begin: '<!-- gate: begin -->', end: '<!-- gate: end -->' };

/** Puts tables into a Markdown page, between two marks. Throws RangeError where the page lacks them. */
export async function writePage(page: string, tables: string): Promise<void> {
  const text = await readFile(page, 'utf8');
  const begin = text.indexOf(marks.begin);
  const end = text.indexOf(marks.end);
  if (begin === -1 || end < begin) {
    throw new RangeError(`${page} has no lines "${marks.begin}" and "${marks.end}"; put them in.`);
  }
  await writeAtomically(page, `${text.slice(0, begin)}${marks.begin}\n\n${tables}\n\n${text.slice(end)}`);
}
