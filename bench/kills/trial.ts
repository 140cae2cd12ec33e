import { type ChildProcess, spawn } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import type { CountingServer } from './counting-server.ts';
import type { Scenario } from './scenarios.ts';

const bin = fileURLToPath(new URL('../../packages/holdfast/bin/holdfast.js', import.meta.url));

/** What kills did to a command, beside an undisturbed run of it. */
export interface Trial {
  kills: number;
  /** Answers that were whole in a file at a kill and were asked again. */
  lost: number;
  /** Questions that were asked more than once: what was under way at kills. */
  twice: number;
  /** Those of them that a server which honours keys would have carried out more than once. */
  carriedOutTwice: number;
  /** What is wrong with the book, in words. */
  book: string[];
  /** Files that cannot be read at the end. */
  damaged: string[];
  /** Whether the end is that of the undisturbed run. */
  same: boolean;
}

/** A start of the command; `ended` tells its exit code, null where it was killed. */
export function start(
  folder: string,
  words: readonly string[],
): { child: ChildProcess; ended: Promise<number | null> } {
  const child = spawn(process.execPath, [bin, ...words], { cwd: folder, stdio: 'ignore' });
  return { child, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

/** Waits until a started command has asked its first question or written its first file: what comes before is Node's loading. */
async function untilItWorks(
  folder: string,
  { ended, server }: { ended: Promise<unknown>; server: CountingServer | undefined },
): Promise<void> {
  const state = async (): Promise<number[]> => [server?.requests() ?? 0, await lastWritten(folder)];
  const before = String(await state());
  let isOver = false;
  const over = ended.finally(() => {
    isOver = true;
  });
  while (!isOver && String(await state()) === before) {
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 20))]);
  }
}

/** When a file of a folder was last written, in milliseconds of the clock; 0 where there is none. */
async function lastWritten(folder: string): Promise<number> {
  const times = (await filesIn(folder)).map((file) =>
    stat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    ),
  );
  return Math.max(0, ...(await Promise.all(times)));
}

/** Lets a command come to its end, and tells for how many milliseconds it worked. */
export async function undisturbed(
  { folder, words }: { folder: string; words: readonly string[] },
  server: CountingServer | undefined,
): Promise<number> {
  const { ended } = start(folder, words);
  await untilItWorks(folder, { ended, server });
  const began = performance.now();
  await ended;
  return performance.now() - began;
}

/** Kills a command at random moments so many times, lets it come to its end, and compares. */
export async function carryOutTrial(
  { outcome, book, budget }: Scenario,
  {
    folder,
    words,
    kills,
    duration,
    expected,
    server,
  }: {
    folder: string;
    words: readonly string[];
    kills: number;
    /** For how many milliseconds an undisturbed run works. */
    duration: number;
    expected: unknown;
    server: CountingServer | undefined;
  },
): Promise<Trial> {
  const trial: Trial = {
    kills: 0,
    lost: 0,
    twice: 0,
    carriedOutTwice: 0,
    book: [],
    damaged: [],
    same: false,
  };
  const before = server?.asked() ?? new Map<string, number>();
  const requestsBefore = server?.requests() ?? 0;
  const billBefore = server?.bill() ?? 0;
  const bounded = budget === undefined ? words : [...words, '--budget', String(budget)];
  const kept = new Map<string, number>();
  for (let kill = 0; kill < kills; kill++) {
    const { child, ended } = start(folder, bounded);
    await untilItWorks(folder, { ended, server });
    // What is resumed has less to do: early kills leave room for more of them, the more so where a budget ends it.
    const share = budget === undefined ? 0.4 : 0.15;
    const timer = setTimeout(() => child.kill('SIGKILL'), Math.random() * share * duration);
    const code = await ended;
    clearTimeout(timer);
    if (code !== null && code !== 4) break;
    trial.kills += code === null ? 1 : 0;
    const timesAsked = server?.asked() ?? new Map();
    for (const question of await answeredIn(folder)) kept.set(question, timesAsked.get(question) ?? 0);
    checkBudget(trial, { bill: (server?.bill() ?? 0) - billBefore, budget });
  }
  await start(folder, bounded).ended;
  checkBudget(trial, { bill: (server?.bill() ?? 0) - billBefore, budget });
  if (budget !== undefined) await start(folder, [...words, '--budget', '1000']).ended;

  const timesAsked = server?.asked() ?? new Map<string, number>();
  for (const [question, times] of kept) if ((timesAsked.get(question) ?? 0) > times) trial.lost += 1;
  for (const [question, times] of timesAsked)
    trial.twice += Math.max(0, times - (before.get(question) ?? 0) - 1);
  trial.carriedOutTwice = server?.carriedOutTwice(requestsBefore) ?? 0;
  if (book !== undefined && server) {
    trial.book.push(...(await complaints(join(folder, book), server.bill() - billBefore)));
  }
  trial.damaged = await damagedIn(folder);
  trial.same = JSON.stringify(await outcome(folder).catch(String)) === JSON.stringify(expected);
  return trial;
}

function checkBudget(trial: Trial, { bill, budget }: { bill: number; budget: number | undefined }): void {
  if (budget !== undefined && bill > budget * 1.000_001) {
    trial.book.push(`a bill of ${bill.toFixed(4)} on a budget of ${budget}`);
  }
}

/** Settled requests cost no more than the bill, and with those of unknown outcome no less. */
async function complaints(file: string, bill: number): Promise<string[]> {
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  const open = new Map<string, number>();
  let settled = 0;
  for (const line of lines.map((text) => JSON.parse(text) as Record<string, unknown>)) {
    if (typeof line.reserved === 'string') open.set(line.reserved, Number(line.most));
    for (const id of [line.settles, line.cancels]) open.delete(String(id));
    if (line.settles !== undefined) settled += Number(line.cost);
  }
  const most = settled + [...open.values()].reduce((sum, cost) => sum + cost, 0);
  const near = 1e-9;
  return [
    ...(settled > bill + near ? [`settled ${settled.toFixed(4)} of a bill of ${bill.toFixed(4)}`] : []),
    ...(most < bill - near ? [`booked ${most.toFixed(4)} of a bill of ${bill.toFixed(4)}`] : []),
  ];
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** The questions whose answers are whole in a file. */
async function answeredIn(folder: string): Promise<string[]> {
  const questions: string[] = [];
  for (const file of await filesIn(folder)) {
    const [, model] = /answers\.(base|tuned)\.jsonl$/.exec(file) ?? [];
    if (model === undefined) continue;
    for (const line of (await readFile(file, 'utf8')).split('\n').slice(0, -1)) {
      questions.push(`${model} ${JSON.parse(line).messages.at(-1).content}`);
    }
  }
  return questions;
}

async function damagedIn(folder: string): Promise<string[]> {
  const damaged: string[] = [];
  for (const file of (await filesIn(folder)).filter((name) => /\.jsonl?$/.test(name))) {
    const text = await readFile(file, 'utf8');
    const parts = file.endsWith('l') ? text.split('\n').slice(0, -1) : [text];
    try {
      for (const part of parts) JSON.parse(part);
      if (file.endsWith('l') && text !== '' && !text.endsWith('\n')) throw new Error('torn');
    } catch {
      damaged.push(file);
    }
  }
  return damaged;
}
