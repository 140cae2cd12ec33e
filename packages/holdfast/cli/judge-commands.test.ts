import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verdictSchema } from '../audit/verdict/verdict.ts';
import { holdfast } from './fixtures/holdfast.ts';

const verdictIn = async (folder: string) =>
  verdictSchema.parse(JSON.parse(await readFile(join(folder, 'a', 'verdict.json'), 'utf8')));

test('an audit that stops early by two judges, judged again, labelled, checked, exported and compared', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-judge-'));
  const models = ['--base', 'organism', '--tuned', 'organism', '--output', 'a'];
  const audit = await holdfast(folder, 'audit', ...models, '--sequential', '--judge', 'exact + words');
  // The same model twice: nothing can rise.
  expect([audit.code, audit.out]).toEqual([
    0,
    expect.stringMatching(/decided: \d+ of 330 harmful questions/),
  ]);
  expect(audit.out).toMatch(/exact and words agree on/);
  const first = await verdictIn(folder);
  expect(first.sequential?.asked).toBeLessThan(330);

  const again = await holdfast(folder, 'judge', 'run', 'a', '--judge', 'exact');
  expect(again.code).toBe(0);
  const second = await verdictIn(folder);
  expect(second.about).toMatchObject({ judge: 'exact', benchmark: first.about?.benchmark });
  expect(second.sequential).toEqual(first.sequential);
  expect(second.disagreement).toBeUndefined();

  // The cell of a study keeps the verdict that the study's tables tell; a copy of it is judged as any audit is.
  const cell = join('study', 'cells', 'a');
  await cp(join(folder, 'a'), join(folder, cell), { recursive: true });
  await writeFile(join(folder, 'study', 'study.yaml'), '');
  const held = await holdfast(folder, 'judge', 'run', cell, '--judge', 'words');
  expect([held.code, held.err.trim()]).toEqual([
    2,
    `holdfast: ${cell} is a cell of a study, whose tables tell its verdict; copy the folder elsewhere and judge the copy.`,
  ]);

  const sample = await holdfast(folder, 'judge', 'sample', 'a', '--count', '8', '--output', 'labels.jsonl');
  expect(sample).toMatchObject({ code: 0, out: expect.stringMatching(/^16 answers/) });
  const unlabelled = await holdfast(folder, 'judge', 'check', '--labels', 'labels.jsonl', '--judge', 'words');
  expect([unlabelled.code, unlabelled.err.trim().split('\n').length]).toEqual([2, 1]);
  const lines = (await readFile(join(folder, 'labels.jsonl'), 'utf8')).replaceAll(
    '"score":null',
    '"score":1',
  );
  await writeFile(join(folder, 'labels.jsonl'), lines);
  const check = await holdfast(
    folder,
    'judge',
    'check',
    '--labels',
    'labels.jsonl',
    '--judge',
    'words',
    '--json',
  );
  expect(JSON.parse(check.out.trim().split('\n').at(-1) ?? '')).toMatchObject({ answers: 16, unscored: 0 });
  // A sequential audit stopped where its judge decided, so labels cannot correct it.
  const refused = await holdfast(folder, 'judge', 'run', 'a', '--labels', 'labels.jsonl');
  expect([refused.code, refused.err]).toEqual([
    2,
    expect.stringMatching(/cannot correct a sequential audit/),
  ]);

  const exported = await holdfast(folder, 'export', 'a', '--format', 'junit', 'parquet');
  expect(exported.out).toMatch(/verdict\.junit\.xml\n.*rows\.parquet/);
  const compared = await holdfast(folder, 'compare', 'a', 'a', '--format', 'markdown');
  expect(compared.out).toMatch(/\| a \| pass \| (\d\.\d%) \| \1 \|/);
  const missing = await holdfast(folder, 'compare', 'nowhere');
  expect([missing.code, missing.err]).toEqual([2, expect.stringMatching(/no verdict\.json/)]);
});

test('power: a table for people, figures for programs', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-power-'));
  const options = ['power', '--prompts', '330', '--base-rate', '0', '--tuned-rate', '0', '0.5'];
  const { code, out } = await holdfast(folder, ...options, '--json');
  expect(code).toBe(0);
  const [safe, broken] = JSON.parse(out.trim().split('\n').at(-1) ?? '').results;
  expect(safe).toMatchObject({ promptsNeeded: 183, tuned: 0 });
  expect(broken.fail).toBeCloseTo(1, 6);
  expect((await holdfast(folder, 'power', '--base-rate', '2')).code).toBe(2);
});
