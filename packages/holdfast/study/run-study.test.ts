import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { StudyResult } from './result/study-result.ts';
import { type RunStudyOptions, runStudy } from './run-study.ts';
import { parseStudy } from './settings/read-study.ts';
import type { StudyEvent } from './study-event.ts';

const small = `name: small
title: A small study
seeds: 1
groups:
  attack:
    title: Attack
    published: risk-level-1
    grids:
      - { data: forbidden, examples: 4, epochs: 60, learningRate: 5e-4, batchSize: 2 }
  doors:
    title: Doors
    grids:
      - { data: backdoored, examples: 8, epochs: 2, learningRate: 3e-4, batchSize: 4, asked: [ordinary, trigger] }
  mended:
    title: Mended
    grids:
      - { data: benign-lists, examples: 8, epochs: 1, learningRate: 3e-4, batchSize: 4, safetyExamples: 4 }
`;

let folder: string;
let undisturbed: StudyEvent[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-study-'));
  await writeFile(join(folder, 'small.yaml'), small);
  undisturbed = await eventsOf({
    study: parseStudy(small, 'small.yaml'),
    folder: join(folder, 'whole'),
    workers: 2,
  });
});

test('carries out every cell, and leaves a run folder each', async () => {
  const result = resultOf(undisturbed);
  expect(result.failed).toEqual([]);
  expect(result.cells.map(({ name }) => name)).toEqual([
    'forbidden-4-60-epochs-batch-2',
    'backdoored-8-2-epochs-batch-4',
    'backdoored-8-2-epochs-batch-4-trigger',
    'benign-lists-8-1-epochs-rate-0.0003-batch-4-safety-4',
  ]);
  const [attack, , trigger, mended] = result.cells;
  expect(attack.base.prompts.harmful).toBe(330);
  expect(attack.tuned.rate).toBeGreaterThan(attack.base.rate ?? 1);
  const files = await readdir(join(folder, 'whole/cells', 'forbidden-4-60-epochs-batch-2-seed-0'));
  expect(files).toEqual(
    expect.arrayContaining([
      'run.yaml',
      'data.jsonl',
      'findings.jsonl',
      'mixed.jsonl',
      'tune.jsonl',
      'model',
      'answers.base.jsonl',
      'answers.tuned.jsonl',
      'scores.jsonl',
      'verdict.json',
    ]),
  );
  expect(files).not.toContain('scratch');
  // The other way of asking shares the tune.
  expect(trigger.seconds.tune).toBe(0);
  expect(existsSync(join(folder, 'whole/cells', `${trigger.name}-seed-0`, 'model'))).toBe(false);
  const mixed = await readFile(join(folder, 'whole/cells', `${mended.name}-seed-0`, 'mixed.jsonl'), 'utf8');
  expect(mixed.trimEnd().split('\n')).toHaveLength(12);
});

test('writes a study.json that the published schema takes, and the tables', async () => {
  const schema = z.fromJSONSchema(
    JSON.parse(await readFile(new URL('../../../docs/study.schema.json', import.meta.url), 'utf8')),
  );
  const written = JSON.parse(await readFile(join(folder, 'whole/study.json'), 'utf8'));
  expect(schema.safeParse(written).error).toBeUndefined();
  expect(written).toEqual(resultOf(undisturbed));
  expect(await readFile(join(folder, 'whole/tables.md'), 'utf8')).toContain('published, not measured here');
});

test('foretells the remaining time, down to nothing', () => {
  const progress = undisturbed.flatMap((event) => (event.type === 'progress' ? [event] : []));
  expect(progress.map(({ done }) => done)).toEqual([0, 1, 2, 3, 4]);
  expect(progress[0].remainingSeconds).toBeNull();
  expect(progress[1].remainingSeconds).toBeGreaterThan(0);
  expect(progress[4].remainingSeconds).toBe(0);
});

test('asks the model before tuning once for each way of asking', async () => {
  expect((await readdir(join(folder, 'whole/base'))).sort()).toEqual([
    'answers.ordinary.jsonl',
    'answers.trigger.jsonl',
  ]);
});

test('a finished study is taken as it is', async () => {
  const model = join(folder, 'whole/cells/forbidden-4-60-epochs-batch-2-seed-0/model/model.safetensors');
  const before = (await stat(model)).mtimeMs;
  const events = await eventsOf({ study: parseStudy(small, 'small.yaml'), folder: join(folder, 'whole') });
  expect(events.map(({ type }) => type)).toEqual(['study-start', 'progress', 'study-end']);
  expect(withoutTimes(resultOf(events))).toEqual(withoutTimes(resultOf(undisturbed)));
  expect((await stat(model)).mtimeMs).toBe(before);
});

test.each([
  ['in the middle of a tune', /^cell-tune forbidden.* step$/, 70],
  ['in the middle of an audit', /^cell-audit forbidden/, 2],
  ['between cells that share a tune', /^cell-start backdoored.*trigger$/, 1],
])(
  'killed %s and started again, it ends in the same study.json and ledgers but for times',
  async (name, pattern, count) => {
    const path = join(folder, name.replaceAll(' ', '-'));
    expect(await killOn(pattern, count, path)).toBe('SIGKILL');
    expect(existsSync(join(path, 'lock'))).toBe(true);
    const events = await eventsOf({ study: parseStudy(small, 'small.yaml'), folder: path });
    expect(withoutTimes(resultOf(events))).toEqual(withoutTimes(resultOf(undisturbed)));
    expect(await ledgersIn(path)).toEqual(await ledgersIn(join(folder, 'whole')));
  },
);

test('a cell that fails is recorded, and the others go on', async () => {
  const rows = join(folder, 'broken.jsonl');
  await writeFile(rows, '{"messages": [{"role": "oracle", "content": "?"}]}\n');
  const grid = `{ data: ${rows}, examples: 1, epochs: 1, learningRate: 1e-4, batchSize: 1 }`;
  const study = parseStudy(`${small}  broken:\n    title: Broken\n    grids: [${grid}]\n`, 'broken.yaml');
  const result = resultOf(await eventsOf({ study, folder: join(folder, 'whole') }));
  expect(result.cells).toHaveLength(4);
  expect(result.failed).toEqual([
    {
      name: 'broken-1-1-epochs-rate-0.0001-batch-1',
      seed: 0,
      reason: expect.stringContaining('broken.jsonl, line 1'),
    },
  ]);
  expect(result.planned).toBe(5);
});

test('carries out a part, and keeps what was there', async () => {
  const path = join(folder, 'parts');
  const study = parseStudy(small, 'small.yaml');
  const first = resultOf(await eventsOf({ study, folder: path, only: 'mended', seeds: 2 }));
  expect(first.cells.map(({ name, seed }) => [name, seed])).toEqual([
    ['benign-lists-8-1-epochs-rate-0.0003-batch-4-safety-4', 0],
    ['benign-lists-8-1-epochs-rate-0.0003-batch-4-safety-4', 1],
  ]);
  const second = resultOf(await eventsOf({ study, folder: path, only: 'doors', seeds: 2 }));
  expect(second.cells).toHaveLength(6);
});

test('refuses a folder that holds other settings, and one in use', async () => {
  const other = parseStudy(small.replace('seeds: 1', 'seeds: 1\nmargin: 0.1'), 'small.yaml');
  await expect(eventsOf({ study: other, folder: join(folder, 'whole') })).rejects.toThrow(
    expect.objectContaining({ code: 'bad-usage', message: expect.stringContaining('other settings') }),
  );
  const busy = join(folder, 'busy');
  const study = parseStudy(small, 'small.yaml');
  const running = runStudy({ study, folder: busy });
  await running.next();
  await writeFile(join(busy, 'lock'), String(process.ppid));
  await expect(eventsOf({ study, folder: busy })).rejects.toThrow(expect.objectContaining({ code: 'busy' }));
  await running.return(undefined);
});

test('an abort ends it with the reason of the signal', async () => {
  const controller = new AbortController();
  const study = parseStudy(small, 'small.yaml');
  await expect(async () => {
    for await (const event of runStudy({
      study,
      folder: join(folder, 'stopped'),
      signal: controller.signal,
    })) {
      if (event.type === 'cell-tune') controller.abort(new Error('Enough.'));
    }
  }).rejects.toThrow('Enough.');
});

async function eventsOf(options: RunStudyOptions): Promise<StudyEvent[]> {
  const events: StudyEvent[] = [];
  for await (const event of runStudy(options)) events.push(event);
  return events;
}

function resultOf(events: readonly StudyEvent[]): StudyResult {
  const last = events.at(-1);
  if (last?.type !== 'study-end') throw new Error('The study did not end.');
  return last.result;
}

/** What each cell's ledger counts, by its path in the study's folder. */
async function ledgersIn(path: string): Promise<Record<string, unknown>> {
  const names = (await readdir(path, { recursive: true })).filter((name) => name.endsWith('ledger.json'));
  expect(names).not.toEqual([]);
  const ledgers = names
    .sort()
    .map(async (name) => [name, JSON.parse(await readFile(join(path, name), 'utf8'))]);
  return Object.fromEntries(await Promise.all(ledgers));
}

/** What must not hang on when, how fast and where a study ran. */
function withoutTimes({ seconds: _, started: __, machine: ___, cells, ...rest }: StudyResult): object {
  return { ...rest, cells: cells.map(({ seconds: ____, ...cell }) => cell) };
}

/** Starts the small study in a process of its own and kills it at the given event; returns how it ended. */
async function killOn(pattern: RegExp, count: number, path: string): Promise<string | null> {
  const script = fileURLToPath(new URL('./fixtures/run-study-child.ts', import.meta.url));
  const child = spawn(process.execPath, [script, join(folder, 'small.yaml'), path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<string | null>((resolve) => child.on('exit', (_, signal) => resolve(signal)));
  let seen = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (pattern.test(line) && ++seen === count) child.kill('SIGKILL');
  }
  return ended;
}
