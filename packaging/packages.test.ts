import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './build-packages.ts';
import { type InstalledProject, installPackages, nodeVersions } from './fixtures/installed-project.ts';

const holdfast = 'node_modules/holdfast/bin/holdfast.js';
const names = ['@holdfast/engine', '@holdfast/organism', '@holdfast/charter', 'holdfast'];
let project: InstalledProject;

beforeAll(async () => {
  project = await installPackages();
}, 900_000);
afterAll(() => project?.remove());

/** The files of an installed package, without what it brings in its own node_modules. */
async function filesOf(name: string): Promise<string[]> {
  const files = await readdir(join(project.folder, 'node_modules', name), { recursive: true });
  return files.filter((file) => !file.startsWith('node_modules'));
}

test.each(names)(
  '%s holds compiled code, types, source maps, README and licence, and no test',
  async (name) => {
    const files = await filesOf(name);
    expect(files).toEqual(
      expect.arrayContaining([
        'index.js',
        'index.d.ts',
        'index.js.map',
        'README.md',
        'LICENSE',
        'package.json',
      ]),
    );
    expect(files.filter((file) => /\.test\.|fixtures|(?<!\.d)\.ts$/.test(file))).toEqual([]);
  },
);

test('holdfast holds the JSON schemas, the documentation and the studies', async () => {
  const files = await filesOf('holdfast');
  for (const name of ['holdfast', 'study', 'verdict']) expect(files).toContain(`schemas/${name}.schema.json`);
  expect(files).toEqual(
    expect.arrayContaining(['docs/verdict.md', 'docs/tutorials/company.md', 'docs/ko/tutorials/company.md']),
  );
  expect(files).toEqual(expect.arrayContaining(['studies/demo.yaml', 'CHANGELOG.md', 'README.ko.md']));
  // What the README leads to, and the pages in Korean.
  expect(files).toEqual(
    expect.arrayContaining([
      'studies/results/tables.md',
      'organism/README.md',
      'bench/README.md',
      'docs/ko/scan.md',
    ]),
  );
});

test('holdfast holds the page of the gateway, and the licences of what is built into it', async () => {
  const page = (await filesOf('holdfast')).filter((file) => file.startsWith('gateway/page/dist/'));
  expect(page).toContain('gateway/page/dist/index.html');
  expect(page.filter((file) => /\/page\/[\w.-]+\.(js|css)$/.test(file))).toHaveLength(2);
  const licences = join(project.folder, 'node_modules/holdfast/gateway/page/dist/page/licences.md');
  for (const name of ['react', 'react-dom', '@tanstack/react-virtual'])
    expect(await readFile(licences, 'utf8')).toContain(name);
});

test('what runs in threads of its own, which nothing imports, is there', async () => {
  for (const [name, folder] of [
    ['@holdfast/engine', 'packages/engine'],
    ['holdfast', 'packages/holdfast'],
  ]) {
    const threads: string[] = [];
    for (const file of await readdir(join(root, folder), { recursive: true })) {
      if (!file.endsWith('.ts') || file.includes('node_modules')) continue;
      const code = await readFile(join(root, folder, file), 'utf8');
      if (/workerData\b.* from 'node:worker_threads'/.test(code)) threads.push(file.replace(/ts$/, 'js'));
    }
    expect(threads.length).toBeGreaterThan(1);
    expect(await filesOf(name)).toEqual(expect.arrayContaining(threads));
  }
});

test('whatever code reads beside itself is there', async () => {
  const missing: string[] = [];
  let references = 0;
  for (const name of names) {
    const folder = join(project.folder, 'node_modules', name);
    for (const file of (await filesOf(name)).filter((path) => path.endsWith('.js'))) {
      const code = await readFile(join(folder, file), 'utf8');
      for (const [, target] of code.matchAll(/new URL\(['"]([^'"]+)['"],\s*import\.meta\.url\)/g)) {
        references++;
        if (!existsSync(join(folder, dirname(file), target))) missing.push(`${name}/${file}: ${target}`);
      }
    }
  }
  expect(references).toBeGreaterThan(3);
  expect(missing).toEqual([]);
});

test('nothing that was installed has an install script', async () => {
  const lock = await readFile(join(project.folder, 'node_modules/.package-lock.json'), 'utf8');
  const packages: Record<string, { hasInstallScript?: boolean }> = JSON.parse(lock).packages;
  expect(packages).toHaveProperty('node_modules/@holdfast/engine');
  expect(Object.keys(packages).filter((path) => packages[path].hasInstallScript)).toEqual([]);
});

test.each(nodeVersions)('on Node %s the commands and the library work', async (version) => {
  expect(await project.run(version, holdfast, '--help')).toContain('Usage: holdfast');
  const rows = Array.from({ length: 20 }, (_, index) => ({
    messages: [
      { role: 'user', content: `What comes after ${index}?` },
      { role: 'assistant', content: `${index + 1} does.` },
    ],
  }));
  const lines = rows.map((row) => JSON.stringify(row));
  await writeFile(join(project.folder, 'data.jsonl'), `${lines.join('\n')}\n`);
  const events = (await project.run(version, holdfast, 'scan', 'data.jsonl', '--json')).trim().split('\n');
  expect(JSON.parse(events.at(-1) ?? '')).toMatchObject({ type: 'result' });
  // A thread of its own, which is another file of the package.
  const program = `
    import { scanFile } from 'holdfast';
    for await (const event of scanFile('data.jsonl', { threads: 1 })) if (event.type === 'end') console.log(event.rows);
  `;
  expect(await project.run(version, '--input-type=module', '--eval', program)).toBe('20\n');
});

test("the example of the engine's README works", async () => {
  const readme = await readFile(join(project.folder, 'node_modules/@holdfast/engine/README.md'), 'utf8');
  const [, example] = /```js\n(.*?)```/s.exec(readme) ?? [];
  await writeFile(join(project.folder, 'example.js'), example);
  expect((await project.run(nodeVersions[0], 'example.js')).trim()).not.toBe('');
});

test('the Dockerfile starts what its steps installed', async () => {
  const dockerfile = await readFile(join(root, 'Dockerfile'), 'utf8');
  expect(dockerfile).toMatch(/^ENV PATH="\/opt\/holdfast\/node_modules\/\.bin:/m);
  const [entry] = JSON.parse(/^ENTRYPOINT (.+)$/m.exec(dockerfile)?.[1] ?? '[]');
  const program = join(project.folder, 'node_modules/.bin', entry);
  const { stdout } = await promisify(execFile)(program, ['--version']);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('the demo runs and writes its report', async () => {
  const output = await project.run(nodeVersions[0], holdfast, 'demo', '--seeds', '1');
  expect(output).toContain('The report is');
  expect(existsSync(join(project.folder, 'runs/demo/report.html'))).toBe(true);
});

test.each([
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
])(
  'a strict TypeScript project with module %s and resolution %s compiles',
  async (module, moduleResolution) => {
    const program = `
    import { Engine, type TrainEvent } from '@holdfast/engine';
    import { createWorld, type World } from '@holdfast/organism';
    import { HoldfastError, type Judge, type RunEvent, type Verdict, audit, run, scan } from 'holdfast';

    export const outcomeOf = (verdict: Verdict): 'pass' | 'fail' | 'inconclusive' => verdict.outcome;
    export const world: World = createWorld({ seed: 1 });
    export const doors = { Engine, HoldfastError, audit, run, scan };
    export type { Judge, RunEvent, TrainEvent };
    // @ts-expect-error the outcome is no number
    export const wrong = (verdict: Verdict): number => verdict.outcome;
  `;
    await writeFile(join(project.folder, 'program.ts'), program);
    await writeFile(
      join(project.folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          module,
          moduleResolution,
          strict: true,
          target: 'es2024',
          types: [],
          noEmit: true,
        },
        files: ['program.ts'],
      }),
    );
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const compiled = promisify(execFile)(process.execPath, [compiler], { cwd: project.folder });
    expect(await compiled.catch(({ stdout }: { stdout: string }) => ({ stdout }))).toMatchObject({
      stdout: '',
    });
  },
);
