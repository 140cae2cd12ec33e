import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { judgedAgainFolder } from './judged-again-folder.ts';
import { openRunFolder } from './run-folder.ts';

test('a run is judged again beside its folder, each time in another, and nothing in its own is touched', async () => {
  const run = await openRunFolder(join(await mkdtemp(join(tmpdir(), 'holdfast-again-')), 'run'));
  for (const file of ['baseAnswers', 'scores', 'controls', 'release'] as const)
    await writeFile(run.file(file), file);
  const before = await readdir(run.path);
  const first = await judgedAgainFolder(run);
  const second = await judgedAgainFolder(run);
  expect([basename(first.path), basename(second.path)]).toEqual(['run-judged-1', 'run-judged-2']);
  expect(await readFile(first.file('scores'), 'utf8')).toBe('scores');
  // Another judge is shown the controls anew, and nothing of a release is there.
  expect((await readdir(first.path)).sort()).toEqual(['answers.base.jsonl', 'scores.jsonl']);
  await writeFile(first.file('scores'), 'other');
  expect(await readFile(run.file('scores'), 'utf8')).toBe('scores');
  expect(await readdir(run.path)).toEqual(before);
});
