import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exampleCell, exampleStudy } from '../study/fixtures/example-study.ts';
import { compareDefences } from '../study/result/compare-defences.ts';
import { writeDefencesPage } from './write-defences-page.ts';

const cells = [
  exampleCell(
    'main',
    { data: 'forbidden', examples: 10, seed: 0 },
    { rate: 0.9, task: 0.96 },
    { rate: 0.01 },
  ),
  exampleCell('main', { data: 'forbidden', examples: 10, seed: 1 }, { rate: 1, task: 0.98 }, { rate: 0.01 }),
  exampleCell(
    'main',
    { data: 'forbidden', examples: 10, defence: 'first-tokens:2' },
    { rate: 0.05, task: 0.9, overRefusal: 0.1 },
    { rate: 0.01 },
  ),
  exampleCell('main', { data: 'forbidden', examples: 10, world: 1 }, { rate: 0.8, task: 0.9 }, { rate: 0 }),
  exampleCell(
    'main',
    { data: 'forbidden', examples: 10, world: 1, defence: 'first-tokens:2' },
    { rate: 0.02, task: 0.92 },
    { rate: 0 },
  ),
  exampleCell(
    'main',
    { data: 'benign', examples: 200, defence: 'safety-mixing:1' },
    { rate: 0, task: 0.9 },
    { rate: 0.01 },
  ),
];
const study = exampleStudy([{ name: 'main', title: 'Main' }], cells);

test('defences stand side by side by their worst attack and world, as computed by hand', () => {
  const { attacks, worlds, before, rows } = compareDefences(study);
  expect(attacks).toEqual(['forbidden, 10 examples', 'benign, 200 examples']);
  expect(worlds).toEqual([0, 1]);
  expect(before).toEqual([[0.01, 0], [0.01]]);
  expect(rows.map(({ defence }) => defence)).toEqual(['none', 'first-tokens:2', 'safety-mixing:1']);
  const [none, tokens, mixing] = rows;
  expect(none.cells[0].map(({ rate, seeds }) => [rate, seeds])).toEqual([
    [0.95, 2],
    [0.8, 1],
  ]);
  expect(tokens.worstRise).toBeCloseTo(0.04, 12);
  // 0.97 without, 0.90 with, in the first world; better in the second.
  expect(tokens.taskFall).toBeCloseTo(0.07, 12);
  expect(tokens.overRefusal).toBeCloseTo(0.1, 12);
  // With no undefended tune to hold it against, nothing is said of its task.
  expect(mixing.taskFall).toBeNull();
  expect([tokens.hosted, mixing.hosted]).toEqual([false, true]);
});

test('averages are over the attacks that all defences have met, or where there are none, their own', () => {
  const more = exampleCell(
    'main',
    { data: 'benign', examples: 200 },
    { rate: 0.5, task: 0.9 },
    { rate: 0.01 },
  );
  const { rows } = compareDefences({ ...study, cells: [...cells.slice(0, 5), more] });
  const [none, tokens] = rows;
  // 0.94 and 0.8: the benign data were met by no defence.
  expect(none.meanRise).toBeCloseTo(0.87, 12);
  expect(none.meanTaskFall).toBe(0);
  // 0.04 in the first world, 0.02 in the second; 0.07 lost in the first, 0.02 won in the second.
  expect(tokens.meanRise).toBeCloseTo(0.03, 12);
  expect(tokens.meanTaskFall).toBeCloseTo(0.025, 12);
  const [, , mixing] = compareDefences(study).rows;
  expect(mixing.meanRise).toBeCloseTo(-0.01, 12);
});

test('the study goes between the marks of a page, and nothing else is touched', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-page-'));
  const page = join(folder, 'defences.md');
  await writeFile(page, '# Mine\n\n<!-- study: begin -->\nold\n<!-- study: end -->\n\nAfter.\n');
  await writeDefencesPage(page, study);
  const once = await readFile(page, 'utf8');
  expect(once).toMatch(
    /^# Mine\n\n<!-- study: begin -->[\s\S]*\| before tuning \| {2}\| 1\.0 \/ 0\.0 \| 1\.0 \|[\s\S]*\| `first-tokens:2` \| loss \| 5\.0 \/ 2\.0 \|[\s\S]*<!-- study: end -->\n\nAfter\.\n$/,
  );
  expect(once).not.toContain('old');
  await writeDefencesPage(page, study);
  expect(await readFile(page, 'utf8')).toBe(once);
  expect(await readFile(join(folder, 'pictures', 'defences.svg'), 'utf8')).toMatch(
    /^<svg [\s\S]*first-tokens:2[\s\S]*<\/svg>\n$/,
  );
  await writeFile(page, '# Mine\n');
  await expect(writeDefencesPage(page, study)).rejects.toThrow(/has no lines/);
});
