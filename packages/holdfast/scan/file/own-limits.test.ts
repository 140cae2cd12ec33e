import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { splitterFor } from '../../data/containers/data-file.ts';
import { describeDataFile } from '../../data/containers/describe-data-file.ts';
import type { OwnLimits } from './inspecting-thread.ts';
import { threadedInspectors } from './inspectors.ts';
import { scanFile } from './scan-file.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-own-limits-'));
const data = join(folder, 'data.jsonl');
const row = { role: 'user', content: 'Hello?' };
await writeFile(data, `${JSON.stringify({ messages: [row, { role: 'assistant', content: 'Hello!' }] })}\n`);

async function detectorOf(name: string, inspect: string): Promise<string> {
  const path = join(folder, `${name}.mjs`);
  const text = `export const interfaceVersion = 1;
const kept = [];
export const detector = { kind: 'row', name: '${name}', harm: 'none', inspect() { ${inspect} } };`;
  await writeFile(path, text);
  return path;
}

async function inspectWith(detector: string, limits: OwnLimits): Promise<unknown> {
  const file = await describeDataFile(data);
  const inspectors = threadedInspectors(file, { detectorFiles: [detector] }, { threads: 1, limits });
  try {
    const splitter = splitterFor(file.container);
    const [block] = [...splitter.push(await readFile(data)), ...splitter.end()];
    return await inspectors.inspect(block);
  } finally {
    await inspectors.close();
  }
}

test('a detector that comes to no end is ended, and its file named', async () => {
  const endless = await detectorOf('endless', 'for (;;);');
  await expect(inspectWith(endless, { rowSeconds: 1, megabytes: 512 })).rejects.toMatchObject({
    code: 'bad-config',
    message: `${endless}: a detector has been at one row for 1 seconds, and the scan was ended.`,
  });
});

test('a detector that eats memory is ended, and its file named', async () => {
  const greedy = await detectorOf('greedy', 'for (;;) kept.push(new Array(1e5).fill(kept.length));');
  await expect(inspectWith(greedy, { rowSeconds: 600, megabytes: 128 })).rejects.toMatchObject({
    code: 'bad-config',
    message: `${greedy}: a detector takes more than 128 MB of memory, and the scan was ended.`,
  });
});

test('a scan is aborted while a detector works on a row', async () => {
  const endless = await detectorOf('aborted', 'for (;;);');
  const controller = new AbortController();
  const scan = (async () => {
    for await (const { type } of scanFile(data, {
      plan: { detectorFiles: [endless] },
      signal: controller.signal,
    }))
      if (type === 'start') setTimeout(() => controller.abort(new Error('enough')), 1500);
  })();
  await expect(scan).rejects.toThrow('enough');
});
