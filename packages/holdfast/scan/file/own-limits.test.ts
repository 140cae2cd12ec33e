import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { splitterFor } from '../../data/containers/data-file.ts';
import { describeDataFile } from '../../data/containers/describe-data-file.ts';
import { threadedInspectors } from './inspectors.ts';
import { fileJudges } from './judges.ts';
import { type OwnLimits, ownLimits } from './own-limits.ts';
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
  await expect(inspectWith(endless, { ...ownLimits, rowSeconds: 1, megabytes: 512 })).rejects.toMatchObject({
    code: 'bad-config',
    message: `${endless}: a detector has been at one row for 1 seconds, and the scan was ended.`,
  });
});

test('a detector that eats memory is ended, and its file named', async () => {
  const greedy = await detectorOf('greedy', 'for (;;) kept.push(new Array(1e5).fill(kept.length));');
  await expect(inspectWith(greedy, { ...ownLimits, rowSeconds: 600, megabytes: 128 })).rejects.toMatchObject({
    code: 'bad-config',
    message: `${greedy}: a detector takes more than 128 MB of memory, and the scan was ended.`,
  });
});

/** A detector of the file as a whole, whose judgement is this. */
async function fileDetectorOf(name: string, judgement: string): Promise<string> {
  const path = join(folder, `${name}.mjs`);
  const detector = `{ kind: 'file', name: '${name}', harm: 'none', note: () => 1, start: () => ({ ${judgement} }) }`;
  await writeFile(path, `export const interfaceVersion = 1;\nexport const detector = ${detector};`);
  return path;
}

test('a judgement that comes to no end is ended, while it takes rows in and at the end', async () => {
  const judging = async (detector: string): Promise<unknown> => {
    const limits = { ...ownLimits, rowSeconds: 1, fileSeconds: 2 };
    const judges = await fileJudges({ checks: 'format', detectorFiles: [detector] }, { limits });
    try {
      // The first note is that of Holdfast's own detector.
      await judges.take([{ line: 1, notes: [undefined, 1] }]);
      return await judges.finish();
    } finally {
      await judges.close();
    }
  };
  const taking = await fileDetectorOf('taking', 'take() { for (;;); }, finish: () => []');
  await expect(judging(taking)).rejects.toThrow(/taking.mjs: a detector has been at one row for 1 seconds/);
  const finishing = await fileDetectorOf('finishing', 'take() {}, finish() { for (;;); }');
  await expect(judging(finishing)).rejects.toThrow(
    /a detector has been at the file as a whole for 2 seconds/,
  );
});

test("a judgement of the user's own is told beside the others, and what it throws names its file", async () => {
  const scanned = async (detector: string): Promise<unknown[]> => {
    const findings = [];
    for await (const event of scanFile(data, { plan: { detectorFiles: [detector] } }))
      if (event.type === 'finding') findings.push(event.finding);
    return findings;
  };
  const finding = "{ line: 1, severity: 'low', reason: 'It waves.', remedy: 'Look.' }";
  const sound = await fileDetectorOf('sound', `take() {}, finish: () => [${finding}]`);
  expect(await scanned(sound)).toContainEqual(expect.objectContaining({ detector: 'sound', line: 1 }));
  const broken = await fileDetectorOf('broken', "take() {}, finish() { throw new Error('gone'); }");
  await expect(scanned(broken)).rejects.toThrow(/broken.mjs: its detector broken failed: gone/);
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
