import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeDefencesPage } from '../report/write-defences-page.ts';
import type { StudyResult } from './result/study-result.ts';
import { runStudy } from './run-study.ts';
import { readStudy } from './settings/read-study.ts';

const text = `name: own
title: A defence of one's own
seeds: 1
questions: { harmful: 11, borderline: 1, utility: 1 }
groups:
  own:
    title: Own
    grids:
      - data: forbidden
        examples: 6
        epochs: 1
        defence: [none, ./few-rows.mts, "kept-refusals:4 + ./few-rows.mts:2"]
`;

const defence = `export const interfaceVersion = 1;
export const defence = {
  name: 'few-rows', title: 'Few rows', paper: 'none', acts: 'data', needs: [], claims: [],
  strength: { meaning: 'rows that are kept', tried: [1, 2], chosen: 3 },
  data: async (rows: unknown[], strength: number) => rows.slice(0, strength),
};
`;

test("a file of one's own defends in a study's grid, and cells hang on what it says", async () => {
  const place = await mkdtemp(join(tmpdir(), 'holdfast-own-defence-'));
  const file = join(place, 'few-rows.mts');
  await writeFile(file, defence);
  await writeFile(join(place, 'own.yaml'), text);
  const study = await readStudy(join(place, 'own.yaml'));
  const folder = join(place, 'runs');
  const carryOut = async (): Promise<StudyResult> => {
    for await (const event of runStudy({ study, folder, workers: 1 }))
      if (event.type === 'study-end') return event.result;
    throw new Error('The study ended without a result.');
  };
  const result = await carryOut();
  expect(result.failed).toEqual([]);
  const rows = async (name: string) => {
    const mixed = await readFile(join(folder, 'cells', `${name}-seed-0`, 'mixed.jsonl'), 'utf8');
    return mixed.trimEnd().split('\n').length;
  };
  const names = result.cells.map(({ name }) => name);
  expect(names.map((name) => name.replace('forbidden-6-1-epochs', ''))).toEqual([
    '',
    '-few-rows-3',
    expect.stringMatching(/^-(?=.*few-rows-2)(?=.*kept-refusals-4).*-and-/),
  ]);
  expect(await Promise.all(names.slice(0, 2).map(rows))).toEqual([6, 3]);
  expect(await rows(names[2])).toBeLessThan(6);
  expect(result.cells[1].defence).toBe(`${file}:3`);

  // Tables tell the file's name, and no folder of this machine.
  const tables = await readFile(join(folder, 'tables.md'), 'utf8');
  expect(tables).toContain('few-rows:3');
  expect(tables).not.toContain(place);
  const page = join(place, 'page.md');
  await writeFile(page, '<!-- study: begin -->\n<!-- study: end -->\n');
  await writeDefencesPage(page, result);
  expect(await readFile(page, 'utf8')).toMatch(/`few-rows:3` \| data/);

  // Moved as a whole, it is the same study: nothing of it is carried out again.
  const moved = `${place}-moved`;
  await cp(place, moved, { recursive: true });
  const again = runStudy({ study: await readStudy(join(moved, 'own.yaml')), folder: join(moved, 'runs') });
  expect((await again.next()).value).toMatchObject({ type: 'study-start', cells: 3, finished: 3 });
  for await (const _ of again);
  expect(await readFile(join(moved, 'runs/study.json'), 'utf8')).not.toContain(`${place}/`);

  await writeFile(file, `${defence}// Another file.\n`);
  await expect(carryOut()).rejects.toThrow('holds other settings, another model or other data');
});
