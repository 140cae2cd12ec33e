import { mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeAtomically } from '../data/files/write-atomically.ts';
import { openResponseCache } from './answers/response-cache.ts';
import { openSharedCache } from './answers/shared-cache.ts';
import { appendJsonLines } from './json-lines/json-lines.ts';
import { openRunFolder } from './run-folder.ts';

const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);

test('rows and answers are for nobody but their user', async () => {
  const place = await mkdtemp(join(tmpdir(), 'holdfast-private-'));
  const folder = await openRunFolder(join(place, 'runs', 'one'));
  await folder.writeJson('verdict', {});
  await appendJsonLines(folder.file('baseAnswers'), [{}]);
  await writeAtomically(folder.file('data'), '{}\n');
  const cache = await openResponseCache(join(place, 'answers', 'base.jsonl'));
  const question = { model: 'm', conversation: { messages: [] }, maximumTokens: 1, temperature: 0 };
  const answer = { text: 'a', finish: 'stop', usage: { input: 0, output: 0 } } as const;
  await cache.add([{ question: { ...question, repetition: 0 }, answer }]);
  await openSharedCache(join(place, 'shared'));
  for (const name of ['runs', 'runs/one', 'answers', 'shared']) {
    expect(`${name} ${await modeOf(join(place, name))}`).toBe(`${name} 700`);
  }
  for (const file of ['verdict', 'baseAnswers', 'data'] as const) {
    expect(`${file} ${await modeOf(folder.file(file))}`).toBe(`${file} 600`);
  }
  expect(await modeOf(join(place, 'answers', 'base.jsonl'))).toBe('600');
});
