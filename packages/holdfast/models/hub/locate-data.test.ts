import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type ScriptedHub, scriptedHub } from './fixtures/scripted-hub.ts';
import { locateData } from './locate-data.ts';

const before = { ...process.env };
let hub: ScriptedHub | undefined;
afterEach(async () => {
  process.env = before;
  await hub?.close();
});

async function serve(files: Readonly<Record<string, string>>): Promise<void> {
  const contents = Object.entries(files).map(
    ([path, text]) => [path, { content: Buffer.from(text) }] as const,
  );
  const commit = 'da7a'.padEnd(40, '0');
  hub = await scriptedHub({
    kind: 'dataset',
    repository: 'town/tickets',
    commit,
    files: Object.fromEntries(contents),
  });
  const cache = await mkdtemp(join(tmpdir(), 'holdfast-hub-data-'));
  process.env = { ...before, HF_ENDPOINT: hub.url, HF_HOME: cache };
  for (const name of ['HF_HUB_CACHE', 'HF_HUB_OFFLINE', 'HF_TOKEN', 'HUGGING_FACE_HUB_TOKEN'])
    delete process.env[name];
}

test("a data set's one file is found by the name of the data set, one of several by its own", async () => {
  await serve({ 'README.md': '# Tickets', 'data/train.jsonl': '{"prompt": "a", "completion": "b"}\n' });
  const path = await locateData('hf:datasets/town/tickets');
  expect([basename(path), await readFile(path, 'utf8')]).toEqual([
    'train.jsonl',
    '{"prompt": "a", "completion": "b"}\n',
  ]);
  expect(await locateData('hf:datasets/town/tickets/data/train.jsonl')).toBe(path);
});

test('of several files one must be named; a model is no data; a path is a path', async () => {
  await serve({ 'train.jsonl': '{}\n', 'test.csv': 'a,b\n' });
  await expect(locateData('hf:datasets/town/tickets')).rejects.toThrow(/holds 2 files of data; name one/);
  await expect(locateData('hf:datasets/town/tickets/other.csv')).rejects.toThrow(
    /which holds train.jsonl, test.csv/,
  );
  await expect(locateData('hf:town/tickets')).rejects.toThrow(/is a model/);
  expect(await locateData('./tickets.jsonl')).toBe('./tickets.jsonl');
});
