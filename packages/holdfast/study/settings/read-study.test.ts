import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tuneDefaults } from '@holdfast/organism';
import { expect, test } from 'vitest';
import { expandCells } from '../cells/cells.ts';
import { isBuiltInData } from '../cells/study-data.ts';
import { parseStudy, readStudy } from './read-study.ts';

const good = `name: mine
title: Two cells
groups:
  first:
    title: First
    grids:
      - { data: forbidden, examples: [10, 50] }
`;

test('fills in what is left out', () => {
  const study = parseStudy(good, 'mine.yaml');
  expect(study).toMatchObject({
    model: 'organism',
    seeds: 3,
    split: 'evaluation',
    margin: 0.02,
    keepModels: true,
  });
  expect(study.groups.first.grids[0]).toEqual({
    data: ['forbidden'],
    examples: [10, 50],
    safetyExamples: [0],
    asked: ['ordinary'],
    defence: ['none'],
  });
});

test.each([
  [
    'a wrong number',
    good.replace('50]', '-50]'),
    /line 7, column 43: "groups\.first\.grids\.0\.examples\.1": /,
  ],
  [
    'one wrong value',
    good.replace('[10, 50]', 'ten'),
    /line 7, column 38: "groups\.first\.grids\.0\.examples\.0": /,
  ],
  [
    'an unknown key',
    good.replace('examples', 'exampels'),
    /line 7, column 28: "exampels" .*did you mean "examples"\?/,
  ],
  ['a key of nothing', `${good}extra: 1\n`, /line 8, column 1: "extra" is unknown here; use name, title, /],
  [
    'a key of a group',
    good.replace('grids', 'tittle: A\n    grids'),
    /line 6, column 5: .*did you mean "title"\?/,
  ],
  ['a missing key', good.replace('title: Two cells\n', ''), /line 1, column 1: "title": /],
  [
    'a wrong table',
    good.replace('grids', 'published: risky\n    grids'),
    /line 6, column 16: "groups\.first\.published"/,
  ],
  ['broken YAML', good.replace('[10, 50]', '[10, 50'), /line \d+, column \d+: /],
  ['an empty file', '', /line 1, column 1: /],
])('names line and column of %s', (_, text, message) => {
  expect(() => parseStudy(text, 'mine.yaml')).toThrow(message);
  expect(() => parseStudy(text, 'mine.yaml')).toThrow(expect.objectContaining({ code: 'bad-config' }));
});

test('the studies that ship can be read and expanded', async () => {
  for (const name of ['article', 'demo', 'demo-korean']) {
    const study = await readStudy(
      fileURLToPath(new URL(`../../../../studies/${name}.yaml`, import.meta.url)),
    );
    const cells = expandCells(study, {
      defaults: (data) => (isBuiltInData(data) ? tuneDefaults[data] : undefined),
    });
    expect(cells.length).toBeGreaterThan(10);
    expect(study.split).toBe('evaluation');
  }
});

test('takes paths from the folder of the file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-study-'));
  const path = join(folder, 'mine.yaml');
  await writeFile(path, `model: model\n${good.replace('forbidden', '[forbidden, mine.jsonl]')}`);
  const study = await readStudy(path);
  expect(study.model).toBe(join(folder, 'model'));
  expect(study.groups.first.grids[0].data).toEqual(['forbidden', join(folder, 'mine.jsonl')]);
  await expect(readStudy(join(folder, 'none.yaml'))).rejects.toMatchObject({ code: 'not-found' });
});

test('a file that is not there is told by the name of the study that ships', async () => {
  const message = (path: string) => readStudy(path).catch((error: Error) => error.message);
  expect(await message('nowhere/article.yaml')).toBe(
    'nowhere/article.yaml cannot be read; a study of that name ships with Holdfast: holdfast study article.',
  );
  expect(await message('nowhere/mine.yaml')).toBe(
    "nowhere/mine.yaml cannot be read; name a study's YAML file.",
  );
});
