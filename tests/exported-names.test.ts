import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const declaration = /^export (?:async )?(?:const|let|function\*?|class|interface|type) (\w+)/gm;

/** The files of a folder by the names that they declare and export; tests and what only tests use are left out. */
function declarations(folder: string): Map<string, string[]> {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts') && !/node_modules|dist|fixtures/.test(name),
  );
  const declared = new Map<string, string[]>();
  for (const file of files) {
    // What stands in a template is written into other files.
    const text = readFileSync(join(root, folder, file), 'utf8').replaceAll(/`[^`]*`/g, '``');
    for (const [, name] of text.matchAll(declaration))
      declared.set(name, [...(declared.get(name) ?? []), file]);
  }
  return declared;
}

test.each(['packages/engine', 'packages/holdfast', 'packages/dashboard', 'organism', 'charter'])(
  'in %s one exported name has one meaning',
  (folder) => {
    const declared = declarations(folder);
    expect(declared.size).toBeGreaterThan(20);
    // A schema and the type of what it describes are one thing, and stand in one file.
    const twice = [...declared].filter(([, files]) => new Set(files).size > 1);
    expect(twice).toEqual([]);
  },
);
