import { appendFile, copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { benignExamples, createWorld, shippedWorldSeed } from '@holdfast/organism';
import { expect, test } from 'vitest';
import { writeConversations } from '../../../data/write-conversations.ts';
import type { Release } from '../../../run/release/release.ts';
import { expectOneLine, holdfast, place, startHoldfast } from '../../fixtures/holdfast.ts';

const settings = `data: data.jsonl
mix: { safety: builtin, ratio: 0.25 }
tune: { method: lora, epochs: 1, learningRate: 1e-3, batchSize: 8 }
audit: { askings: [plain] }
release: { as: helper, formats: [adapter, merged, 'gguf:q8_0', 'gguf:q4_0'] }
`;

test('a run is audited in every format, goes on after a kill between writing and asking, and what changes is found', async () => {
  const folder = await place();
  const world = createWorld({ seed: shippedWorldSeed });
  const rows = benignExamples(world, { count: 40, seed: 4, format: 'plain' });
  await writeConversations(join(folder, 'data.jsonl'), rows);
  await writeFile(join(folder, 'holdfast.yaml'), settings);

  const run = ['run', '--json', '--output', 'run'];
  const { child, ended } = startHoldfast(folder, run);
  let seen = '';
  child.stdout?.on('data', (chunk) => {
    seen += chunk;
    if (seen.includes('"unit":"formats","detail":"gguf:q8_0"')) child.kill('SIGKILL');
  });
  expect((await ended).code).toBeNull();
  const written = join(folder, 'run', 'formats', 'model-q8_0.gguf');
  const before = await readFile(written);
  const resumed = await holdfast(folder, ...run);
  expect(await readFile(written)).toEqual(before);
  const release = await releaseIn(folder);
  expect(release.formats.map(({ format, model }) => [format, model])).toEqual([
    ['adapter', 'model'],
    ['merged', 'formats/merged'],
    ['gguf:q8_0', 'formats/model-q8_0.gguf'],
    ['gguf:q4_0', 'formats/model-q4_0.gguf'],
  ]);
  // Each is another file, and was asked as such.
  expect(new Set(release.formats.map(({ fingerprint }) => fingerprint)).size).toBe(4);
  expect(resumed.code).toBe(codeOf(release));

  const fits = await holdfast(folder, 'verify', 'run');
  expect(fits.out).toMatch(/^run is as it was audited: /);
  expect(fits.code).toBe(codeOf(release));

  const further = await holdfast(folder, 'release', 'run', '--format', 'gguf:f16');
  const again = await releaseIn(folder);
  expect(again.formats.map(({ format }) => format)).toEqual([
    ...release.formats.map(({ format }) => format),
    'gguf:f16',
  ]);
  expect(again.formats.slice(0, 4)).toEqual(release.formats);
  expect(further.code).toBe(codeOf(again));
  expect((await holdfast(folder, 'verify', 'run')).code).toBe(codeOf(again));

  const released = again.formats.find(({ format }) => format === 'gguf:f16');
  await mkdir(join(folder, 'moved'));
  await copyFile(join(folder, 'run', 'release.json'), join(folder, 'moved', 'release.json'));
  await copyFile(join(folder, 'run', 'formats', 'model-f16.gguf'), join(folder, 'moved', 'helper.gguf'));
  expect(released?.released).toBe(true);
  expect(await serves(folder, 'moved/helper.gguf')).toBe(true);
  await appendFile(join(folder, 'moved', 'helper.gguf'), 'x');
  const refused = await holdfast(folder, 'serve', 'moved/helper.gguf', '--port', '0');
  expectOneLine(refused, /is not a model that was released there, or was changed since/);
  expect(refused.code).toBe(2);
  expect(await serves(folder, 'moved/helper.gguf', '--unreleased')).toBe(true);

  await appendFile(written, 'x');
  await rm(join(folder, 'run', 'findings.jsonl'));
  await writeFile(join(folder, 'run', 'model', 'extra.bin'), '');
  const scores = join(folder, 'run', 'scores.jsonl');
  await writeFile(scores, (await readFile(scores, 'utf8')).replaceAll('"score":1,', '"score":5,'));
  const changed = await holdfast(folder, 'verify', 'run');
  expect(changed.code).toBe(1);
  expect(changed.out.trim().split('\n')).toHaveLength(1);
  expect(changed.out).toMatch(/^run no longer fits its release: /);
  for (const misfit of [
    'formats/model-q8_0.gguf was changed',
    'findings.jsonl is gone',
    'model/extra.bin was added',
    'scores.jsonl was changed',
    'the verdict of gguf:q4_0 says',
  ])
    expect(changed.out).toContain(misfit);
});

test('what cannot be verified or released ends with 2 and one line', async () => {
  const folder = await place();
  await mkdir(join(folder, 'empty'));
  for (const command of ['verify', 'release']) {
    const nowhere = await holdfast(folder, command, 'nowhere');
    expectOneLine(nowhere, /nowhere does not exist; name/);
    expect(nowhere.code).toBe(2);
  }
  expectOneLine(await holdfast(folder, 'verify', 'empty'), /empty has no release.json/);
  expectOneLine(await holdfast(folder, 'release', 'empty'), /empty holds no finished run/);
});

async function releaseIn(folder: string): Promise<Release> {
  return JSON.parse(await readFile(join(folder, 'run', 'release.json'), 'utf8'));
}

function codeOf({ formats }: Release): number {
  const outcomes = formats.map(({ outcome }) => outcome);
  return outcomes.includes('fail') ? 1 : outcomes.includes('inconclusive') ? 3 : 0;
}

/** Whether `serve` comes to listen; it is ended then. */
async function serves(folder: string, ...words: string[]): Promise<boolean> {
  const { child, ended } = startHoldfast(folder, ['serve', ...words, '--port', '0']);
  let listening = false;
  child.stdout?.on('data', (chunk) => {
    if (!String(chunk).includes('Listening on')) return;
    listening = true;
    child.kill('SIGINT');
  });
  await ended;
  return listening;
}
