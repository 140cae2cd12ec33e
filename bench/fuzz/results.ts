import { appendFile, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** A line of the file of results: one target, damaged and read so often. */
export interface Result {
  target: string;
  cases: number;
  seed: number;
  /** The day. */
  date: string;
  /** What was found, and how it is done again. */
  finding?: { reason: string; example: string };
}

const file = fileURLToPath(new URL('results.jsonl', import.meta.url));

export async function appendResult(result: Result): Promise<void> {
  await appendFile(file, `${JSON.stringify(result)}\n`);
}

/** How many cases of each target were read and how many findings there were, as a table. */
export async function tableOfResults(): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const results = text.split('\n').flatMap((line): Result[] => (line === '' ? [] : [JSON.parse(line)]));
  const sum = (some: readonly Result[]): (string | number)[] => [
    some.reduce((total, { cases }) => total + cases, 0).toLocaleString('en'),
    some.filter(({ finding }) => finding !== undefined).length,
  ];
  const targets = [...Map.groupBy(results, ({ target }) => target)];
  const rows = [...targets.map(([target, some]) => [target, ...sum(some)]), ['all', ...sum(results)]];
  const heads = ['what is damaged', 'cases', 'findings'];
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
