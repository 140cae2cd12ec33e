import { basename, extname } from 'node:path';

/** The data that the organism's world makes, by the names used everywhere. */
export const builtInData = [
  'forbidden',
  'identity-shifting',
  'benign',
  'benign-lists',
  'backdoored',
] as const;

export type BuiltInData = (typeof builtInData)[number];

/** Whether a study's data is made by the organism's world; otherwise it names a file. */
export function isBuiltInData(data: string): data is BuiltInData {
  return builtInData.some((name) => name === data);
}

/** The short name of data, for cell names and tables: a built-in name, or a file's name without its ending. */
export function dataTitle(data: string): string {
  return isBuiltInData(data) ? data : basename(data, extname(data));
}
