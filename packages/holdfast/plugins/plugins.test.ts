import { spawnSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HoldfastError } from '../errors.ts';
import { locateModel } from '../models/model-location.ts';
import { checkShape } from './check-shape.ts';
import { guardPlugin } from './guard-plugin.ts';
import { importPlugin } from './import-plugin.ts';
import { isPluginFile, pluginFilesIn, resolvePluginFiles } from './plugin-file.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-plugins-'));

async function fileOf(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

async function messageOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    expect(error).toBeInstanceOf(HoldfastError);
    return (error as HoldfastError).message;
  }
  throw new Error('Nothing was thrown.');
}

test('what a file exports comes with a fingerprint of the file', async () => {
  const one = await fileOf('one.mjs', 'export const interfaceVersion = 1; export const judge = () => 1;');
  const two = await fileOf(
    'two.mts',
    'export const interfaceVersion = 1; export const judge = (): number => 2;',
  );
  const [first, second] = [await importPlugin(one, 'judge'), await importPlugin(two, 'judge')];
  expect(first).toMatchObject({ file: one, exported: 'judge', value: expect.any(Function) });
  expect(first.fingerprint).not.toBe(second.fingerprint);
});

test.each([
  [
    'no-version.mjs',
    'export const judge = 1;',
    'has no export "interfaceVersion"; write `export const interfaceVersion = 1;`',
  ],
  [
    'newer.mjs',
    'export const interfaceVersion = 2; export const judge = 1;',
    'is written against version 2 of the interfaces, and this Holdfast knows version 1',
  ],
  ['other.mjs', 'export const interfaceVersion = 1; export const model = 1;', 'has no export "judge"'],
  ['broken.mjs', 'export const = 1;', 'cannot be loaded: '],
  ['throwing.mjs', 'throw new Error("no luck\\nat all");', 'cannot be loaded: no luck.'],
])('%s is refused in one line that names it', async (name, text, message) => {
  const file = await fileOf(name, text);
  const said = await messageOf(() => importPlugin(file, 'judge'));
  expect(said).toContain(`${file} ${message}`);
  expect(said).not.toContain('\n');
});

test.each(['export const interfaceVersion = 1;', 'import "node:fs"; export const interfaceVersion = 1;'])(
  'a module in a folder of CommonJS is told its name: %s',
  async (text) => {
    const commonJs = await mkdtemp(join(folder, 'commonjs-'));
    await writeFile(join(commonJs, 'package.json'), '{ "type": "commonjs" }');
    const file = join(commonJs, 'own.ts');
    await writeFile(file, text);
    const importing = new URL('./import-plugin.ts', import.meta.url).href;
    // By Node itself, which is what reads a user's file.
    const script = `(await import(${JSON.stringify(importing)})).importPlugin(${JSON.stringify(file)}, 'judge').catch((error) => console.log(error.message));`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
    });
    expect(stdout.trim()).toBe(
      `${file} is read as CommonJS, since the nearest package.json says "type": "commonjs"; rename it to ${join(commonJs, 'own.mts')}.`,
    );
  },
);

test('a file that is not there is refused', async () => {
  expect(await messageOf(() => importPlugin('./nowhere.ts', 'judge'))).toBe(
    './nowhere.ts cannot be read; name a file that exports "judge".',
  );
});

test('what an interface asks for is told by file, export and field', async () => {
  const plugin = { file: './x.ts', exported: 'detector' };
  const shape = { name: 'text', kind: ['row', 'file'], inspect: 'function' } as const;
  const said = (value: unknown) => messageOf(() => checkShape({ ...plugin, value }, shape));
  expect(await said(3)).toBe('./x.ts: its export "detector" is no object; see docs/extending.md.');
  expect(await said({ name: 'a', kind: 'cell' })).toBe(
    './x.ts: its export "detector" lacks "kind", one of row, file; see docs/extending.md.',
  );
  expect(await said({ name: 'a', kind: 'row' })).toBe(
    './x.ts: its export "detector" lacks "inspect", a function; see docs/extending.md.',
  );
  checkShape({ ...plugin, value: { name: 'a', kind: 'row', inspect: () => [] } }, shape);
});

test('whatever is thrown in it becomes one line that names the file, sooner or later', async () => {
  class Own {
    readonly #secret = 'boom\nsecond line';
    now(): never {
      throw new Error(this.#secret);
    }
    async later(): Promise<never> {
      throw new Error(this.#secret);
    }
    async *bitByBit(): AsyncGenerator<number> {
      yield 1;
      throw new Error(this.#secret);
    }
    start(): { take: () => never } {
      return { take: () => this.now() };
    }
    numbers(): Uint32Array {
      return new Uint32Array([1, 2]);
    }
    reported(): never {
      throw new HoldfastError('over-budget', 'The budget is spent.');
    }
  }
  const own = guardPlugin(new Own(), { name: './x.ts: its model', code: 'model-failed' });
  const line = './x.ts: its model failed: boom.';
  expect(await messageOf(() => own.now())).toBe(line);
  expect(await messageOf(() => own.later())).toBe(line);
  const seen: number[] = [];
  expect(
    await messageOf(async () => {
      for await (const value of own.bitByBit()) seen.push(value);
    }),
  ).toBe(line);
  expect(seen).toEqual([1]);
  expect(await messageOf(() => own.start().take())).toBe(line);
  expect(await messageOf(() => own.reported())).toBe('The budget is spent.');
  // Plain values go from thread to thread, which what is guarded could not.
  expect(structuredClone(own.numbers())).toEqual(new Uint32Array([1, 2]));
});

test('files are told from other names, also within longer ones', () => {
  for (const name of ['./a.ts', '../b/c.mjs', '/d/e f.js']) expect(isPluginFile(name)).toBe(true);
  for (const name of ['words', 'openai:gpt-4.1', 'http://host/v1#a.js', './model', 'rubric:./a.ts'])
    expect(isPluginFile(name)).toBe(false);
  const text = 'words + rubric:./my-model.js + ./my-judge.ts';
  expect(pluginFilesIn(text)).toEqual(['./my-model.js', './my-judge.ts']);
  expect(pluginFilesIn('first-tokens+./d.ts:2')).toEqual(['./d.ts']);
  expect(pluginFilesIn('http://host/v1#a.js')).toEqual([]);
  expect(resolvePluginFiles(text, (path) => `/there/${path.slice(2)}`)).toBe(
    'words + rubric:/there/my-model.js + /there/my-judge.ts',
  );
});

test('a file that answers has no weights to tune', async () => {
  await expect(locateModel('./my-model.js')).rejects.toThrow('./my-model.js: its weights are not here');
});
