import { basename, extname } from 'node:path';
import { type BuiltInData, builtInData } from '../../worlds/known-world.ts';

/** Whether a study's data is made by the world of its model; otherwise it names a file. */
export function isBuiltInData(data: string): data is BuiltInData {
  return builtInData.some((name) => name === data);
}

/** The short name of data, for cell names and tables: a built-in name, or a file's name without its ending. */
export function dataTitle(data: string): string {
  return isBuiltInData(data) ? data : basename(data, extname(data));
}
