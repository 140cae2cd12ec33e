import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseYamlAs } from './parse-yaml.ts';

const schema = z.strictObject({ list: z.array(z.strictObject({ size: z.number() })) });
const parse = (text: string) => parseYamlAs(text, { file: 'a.yaml', schema });

/** Ten aliases of ten aliases, ten deep. */
const bomb = Array.from({ length: 10 }, (_, level) => {
  const inner = level === 0 ? 'x' : `*a${level - 1}`;
  return `a${level}: &a${level} [${Array(10).fill(inner).join(',')}]`;
}).join('\n');

test('a value of the schema is read', () => {
  expect(parse('list:\n  - size: 2\n')).toEqual({ list: [{ size: 2 }] });
});

test.each([
  ['list:\n  - size: 2\n  - size: big\n', /^a\.yaml, line 3: "list\.1\.size": .*number/],
  ['list: []\nmore: 1\n', /^a\.yaml, line 1: Unrecognized key: "more"\.$/],
  ['list: [', /^a\.yaml, line 1, column \d+: /],
  ['', /^a\.yaml: .*object/],
  ['list: *x\n', /^a\.yaml cannot be read: Unresolved alias/],
  [bomb, /^a\.yaml cannot be read: Excessive alias count/],
  [
    `list: ${'['.repeat(100_000)}`,
    /^a\.yaml(, line 1, column \d+| cannot be read): it is nested too deep\.$/,
  ],
])('what is wrong in %j is told with its place', (text, message) => {
  expect(() => parse(text)).toThrow(message);
});
