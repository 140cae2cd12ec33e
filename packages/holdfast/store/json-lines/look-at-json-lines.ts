import { readFile } from 'node:fs/promises';

/**
 * The values of a JSONL file that somebody else may be writing; none where there is no file. Nothing is mended: a line that is
 * torn or damaged is passed over, and stays as it is for whoever owns the file.
 */
export async function lookAtJsonLines<Value>(path: string): Promise<Value[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line);
      return typeof value === 'object' && value !== null ? [value as Value] : [];
    } catch {
      return [];
    }
  });
}
