import { appendFile, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Trial } from './trial.ts';

/** A line of the file of results: one trial of a command. */
export interface Result extends Omit<Trial, 'book' | 'damaged'> {
  command: string;
  /** The day. */
  date: string;
  /** What was wrong with book and files, in words. */
  book: readonly string[];
  damaged: readonly string[];
}

/** Sums of a command's trials. */
export interface Sums {
  trials: number;
  kills: number;
  lost: number;
  twice: number;
  carriedOutTwice: number;
  bookedWrongly: number;
  damaged: number;
  endsDiffer: number;
}

const file = fileURLToPath(new URL('results.jsonl', import.meta.url));

export async function appendResult(result: Result): Promise<void> {
  await appendFile(file, `${JSON.stringify(result)}\n`);
}

/** Every trial of the file, by command. */
export async function sumResults(): Promise<Map<string, Sums>> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const results = text.split('\n').flatMap((line): Result[] => (line === '' ? [] : [JSON.parse(line)]));
  return new Map(
    [...Map.groupBy(results, ({ command }) => command)].map(([command, trials]) => {
      const sum = (count: (trial: Result) => number): number =>
        trials.reduce((total, trial) => total + count(trial), 0);
      return [
        command,
        {
          trials: trials.length,
          kills: sum(({ kills }) => kills),
          lost: sum(({ lost }) => lost),
          twice: sum(({ twice }) => twice),
          carriedOutTwice: sum(({ carriedOutTwice }) => carriedOutTwice),
          bookedWrongly: sum(({ book }) => book.length),
          damaged: sum(({ damaged }) => damaged.length),
          endsDiffer: sum(({ same }) => (same ? 0 : 1)),
        },
      ];
    }),
  );
}

/** The sums as a table. */
export function tableOf(sums: ReadonlyMap<string, Sums>): string {
  const heads = [
    ...['command', 'trials', 'kills', 'answers lost', 'asked twice (under way)'],
    ...['carried out twice where keys are honoured', 'booked wrongly', 'files damaged', 'ends that differ'],
  ];
  const rows = [...sums].map(([command, sum]) => [command, ...Object.values(sum)]);
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
