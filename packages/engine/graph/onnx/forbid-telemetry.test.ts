import { execFile } from 'node:child_process';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createReferenceModel } from '../../train/reference/reference-case.ts';

const program = `
  import { Engine } from ${JSON.stringify(new URL('../../engine.ts', import.meta.url).href)};
  const engine = await Engine.start({ threads: 1 });
  const options = { model: process.argv[1], prompts: [[2, 3]], maximumTokens: 2 };
  for await (const { tokens } of engine.generate(options)) console.log('answered', tokens.length > 0);
  await engine.close();
`;

test('a process that asks a model leaves nothing in the home folder and none but its own files beside', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-telemetry-'));
  const model = join(folder, 'model');
  await createReferenceModel(model, 'tied');
  const home = await mkdtemp(join(folder, 'home-'));
  // Nothing else of the environment: the runtime keeps still where it takes a machine for one that runs tests.
  const env = { PATH: process.env.PATH, HOME: home, TMPDIR: home };
  const words = ['--input-type=module', '--eval', program, model];
  const { stdout } = await promisify(execFile)(process.execPath, words, { env });
  expect(stdout).toBe('answered true\n');
  expect(await readdir(home, { recursive: true })).toEqual([]);
});
