import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { gatherRunData } from './gather-run-data.ts';
import { readRunSettings } from './settings/read-run-config.ts';

const chat = (question: string): string =>
  `${JSON.stringify({
    messages: [
      { role: 'user', content: question },
      { role: 'assistant', content: 'Yes.' },
    ],
  })}\n`;

/** A folder with two files of data and a configuration that names them. */
async function place(data: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-run-data-'));
  await writeFile(join(folder, 'tickets.jsonl'), chat('One?') + chat('Two?'));
  await writeFile(join(folder, 'manual.csv'), 'prompt,completion\nThree?,Yes.\n');
  await writeFile(join(folder, 'holdfast.yaml'), `model: organism\ndata:${data}\n`);
  return folder;
}

async function questionsOf(file: string): Promise<string[]> {
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  return lines.map((line) => JSON.parse(line).messages[0].content);
}

test('several files become one, each row as often as its weight says, and the same one each time', async () => {
  const folder = await place('\n  - tickets.jsonl\n  - { path: manual.csv, weight: 2 }');
  const settings = await readRunSettings(join(folder, 'holdfast.yaml'));
  const root = join(folder, 'gathered');
  const { data } = await gatherRunData(settings, { root });
  expect(basename(data)).toMatch(/^tickets-and-1-more-[0-9a-f]{8}\.jsonl$/);
  expect(await questionsOf(data)).toEqual(['One?', 'Two?', 'Three?', 'Three?']);
  expect((await gatherRunData(settings, { root })).data).toBe(data);
});

test('one file stays where it is', async () => {
  const folder = await place(' tickets.jsonl');
  const settings = await readRunSettings(join(folder, 'holdfast.yaml'));
  expect((await gatherRunData(settings)).data).toBe(join(folder, 'tickets.jsonl'));
});

test('a weight that is none is told by its place', async () => {
  const folder = await place('\n  - { path: manual.csv, weight: 0 }');
  await expect(readRunSettings(join(folder, 'holdfast.yaml'))).rejects.toMatchObject({
    code: 'bad-config',
    message: expect.stringMatching(/holdfast\.yaml, line 2, column 1: .*data/),
  });
});
