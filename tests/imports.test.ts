import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The floor plan: a room imports only from itself and from rooms to its left. */
const rooms = [
  'packages/engine',
  'organism',
  'charter',
  'packages/holdfast/errors.ts',
  'packages/holdfast/number-text.ts',
  'packages/holdfast/text-width.ts',
  'packages/holdfast/messages',
  'packages/holdfast/plugins',
  'packages/holdfast/version.ts',
  ...[
    'events',
    'data',
    'settings',
    'refusal',
    'scan',
    'mix',
    'models',
    'store',
    'tune',
    'audit',
    'worlds',
    'defences',
    'run',
    'study',
    'report',
  ].map((room) => `packages/holdfast/${room}`),
  'packages/holdfast/evidence',
  'packages/holdfast/library',
  'packages/holdfast/index.ts',
  'packages/holdfast/gateway',
  'packages/holdfast/cli',
  'packages/dashboard',
];

/** The same inside the engine. */
const engineRooms = [
  'errors.ts',
  'storage',
  'random.ts',
  'graph',
  'model',
  'checkpoint',
  'train',
  'generate',
  'worker',
  'engine.ts',
].map((room) => `packages/engine/${room}`);

const packageEntries: Record<string, string> = {
  '@holdfast/engine': 'packages/engine/index.ts',
  '@holdfast/organism': 'organism/index.ts',
  '@holdfast/charter': 'charter/index.ts',
  holdfast: 'packages/holdfast/index.ts',
};

const importPattern =
  /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?\bfrom\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (name) =>
        /\.tsx?$/.test(name) && !name.endsWith('.test.ts') && !/node_modules|dist|fixtures/.test(name),
    )
    .map((name) => join(folder, name));
}

function importsOf(file: string, { types = true } = {}): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const targets: string[] = [];
  for (const match of text.matchAll(importPattern)) {
    if (!types && /^\s*(?:import|export) type\b/.test(match[0])) continue;
    const specifier = match[1] ?? match[2];
    if (specifier.startsWith('.')) targets.push(relative(root, resolve(root, dirname(file), specifier)));
    else if (specifier in packageEntries) targets.push(packageEntries[specifier]);
  }
  return targets;
}

function placeOf(file: string, plan: readonly string[]): number {
  return plan.findIndex((room) => file === room || file.startsWith(`${room}/`));
}

function wrongWayImports(files: readonly string[], plan: readonly string[]): string[] {
  return files.flatMap((file) => {
    const place = placeOf(file, plan);
    if (place === -1) return [];
    return importsOf(file)
      .filter((target) => placeOf(target, plan) > place)
      .map((target) => `${file} imports ${target}`);
  });
}

test('rooms import only from rooms to their left', () => {
  const files = [...sourceFiles('packages'), ...sourceFiles('organism'), ...sourceFiles('charter')];
  expect(files.length).toBeGreaterThan(50);
  expect(wrongWayImports(files, rooms)).toEqual([]);
});

test('every file of the product stands in a room', () => {
  const homeless = [...sourceFiles('packages'), ...sourceFiles('organism'), ...sourceFiles('charter')].filter(
    (file) => placeOf(file, rooms) === -1,
  );
  expect(homeless).toEqual([]);
});

test('the engine keeps its own order and knows nothing of safety', () => {
  const files = sourceFiles('packages/engine');
  expect(wrongWayImports(files, engineRooms)).toEqual([]);
  const safetyWords = /\b(harmful|guardrail|safety|jailbreak|organism)/i;
  const knowing = files.filter((file) => safetyWords.test(readFileSync(join(root, file), 'utf8')));
  expect(knowing).toEqual([]);
});

/** The circles of files that import one another, each as its files in order; types count as well. */
function importCircles(files: readonly string[]): string[][] {
  const finished = new Set<string>();
  const circles: string[][] = [];
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start !== -1) circles.push([...path.slice(start), file]);
    if (start !== -1 || finished.has(file)) return;
    for (const target of importsOf(file)) visit(target, [...path, file]);
    finished.add(file);
  };
  for (const file of files) visit(file, []);
  return circles;
}

test('of the product, the page runs nothing but texts, scales and scopes: all else comes by the API', () => {
  const pure = [
    'packages/holdfast/gateway/tenants/scopes.ts',
    'packages/holdfast/messages',
    'packages/holdfast/number-text.ts',
    'packages/holdfast/report/figures/scale.ts',
    'packages/holdfast/report/verdict-row-text.ts',
  ];
  const files = sourceFiles('packages/dashboard/src');
  expect(files.length).toBeGreaterThan(50);
  const outside = files.flatMap((file) =>
    importsOf(file, { types: false })
      .filter((target) => !target.startsWith('packages/dashboard') && placeOf(target, pure) === -1)
      .map((target) => `${file} imports ${target}`),
  );
  expect(outside).toEqual([]);
});

test('no two files import each other, by whatever way round', () => {
  const files = [
    ...sourceFiles('packages'),
    ...sourceFiles('organism'),
    ...sourceFiles('charter'),
    ...sourceFiles('bench'),
  ];
  expect(importCircles(files)).toEqual([]);
});

test('the check sees an import that runs the wrong way', () => {
  const file = 'packages/holdfast/report';
  expect(placeOf(`${file}/x.ts`, rooms)).toBeGreaterThan(
    placeOf('packages/holdfast/scan/findings/finding.ts', rooms),
  );
  expect(importsOf('packages/holdfast/audit/verdict/verdict.ts')).toContain(
    'packages/holdfast/audit/verdict/measures/measures.ts',
  );
});
