import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine } from '@holdfast/engine';
import { organismFolder } from '@holdfast/organism';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openResponseCache } from '../../store/answers/response-cache.ts';
import { type Study, studyConfigSchema } from '../settings/study-config.ts';
import { openStudyWorld } from './study-world.ts';

let engine: Engine;
let work: string;

beforeAll(async () => {
  engine = await Engine.start({ threads: 1 });
  work = await mkdtemp(join(tmpdir(), 'holdfast-study-world-'));
});

afterAll(() => engine.close());

/** Opens the world of a study of a model, or of the organism in a language. */
async function open(settings: Partial<Study>): ReturnType<typeof openStudyWorld> {
  const study = studyConfigSchema.parse({
    name: 'mine',
    title: 'Mine',
    groups: { one: { title: 'One', grids: [{ data: 'benign', examples: 10 }] } },
    ...settings,
  });
  const path = await mkdtemp(join(work, 'study-'));
  const cache = await openResponseCache(join(path, 'cache.jsonl'));
  return openStudyWorld({ study, seed: undefined, path, engine, cache });
}

/** The organism's folder with a tokenizer whose text is changed. */
async function folderWith(change: (tokenizer: string) => string): Promise<string> {
  const folder = await mkdtemp(join(work, 'model-'));
  await cp(organismFolder, folder, { recursive: true });
  const file = join(folder, 'tokenizer.json');
  await writeFile(file, change(await readFile(file, 'utf8')));
  return folder;
}

test('a study asks a model that was taught the town, and refuses one that knows nothing of it', async () => {
  const { world } = await open({ model: await folderWith((text) => text) });
  expect(world.seed).toBe(0);
  await expect(
    open({ model: await folderWith((text) => text.replaceAll('napknell', 'teakettle')) }),
  ).rejects.toMatchObject({ code: 'bad-config', message: expect.stringContaining('holdfast run') });
});
