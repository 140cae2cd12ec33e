import { appendFile, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { victims } from './service.ts';
import type { Trial } from './trial.ts';

const file = fileURLToPath(new URL('results.jsonl', import.meta.url));

/** Adds a trial to the file of results. */
export async function appendTrial(trial: Trial): Promise<void> {
  const date = new Date().toISOString().slice(0, 10);
  await appendFile(file, `${JSON.stringify({ date, ...trial })}\n`);
}

/** The sums of all trials of the file, as a table. */
export async function tableOfTrials(): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const trials = text.split('\n').flatMap((line): Trial[] => (line === '' ? [] : [JSON.parse(line)]));
  const sum = (count: (trial: Trial) => number): number =>
    trials.reduce((total, trial) => total + count(trial), 0);
  const rows: [string, number][] = [
    ['trials', trials.length],
    ['kills', sum(({ kills }) => Object.values(kills).reduce((total, one) => total + one, 0))],
    ...victims.map((victim): [string, number] => [
      `of them ${victim}`,
      sum(({ kills }) => kills[victim] ?? 0),
    ]),
    ['jobs', sum(({ jobs }) => jobs)],
    ['jobs lost', sum(({ lost }) => lost)],
    ['jobs ended, or models made, twice', sum(({ twice }) => twice)],
    ['jobs given up after five silent workers', sum(({ givenUp }) => givenUp)],
    ['models released without a verdict of pass', sum(({ unproven }) => unproven)],
    ['logs whose chain is not whole', sum(({ misfits }) => (misfits.length === 0 ? 0 : 1))],
    ['training steps', sum(({ steps }) => steps)],
    ['of them carried out again', sum(({ stepsAgain }) => stepsAgain)],
  ];
  return [
    '| what | count |',
    '| --- | ---: |',
    ...rows.map(([what, count]) => `| ${what} | ${count} |`),
  ].join('\n');
}
