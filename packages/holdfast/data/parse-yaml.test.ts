import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseYamlAs } from './parse-yaml.ts';

const schema = z.strictObject({ list: z.array(z.strictObject({ size: z.number() })) });
const parse = (text: string) => parseYamlAs(text, { file: 'a.yaml', schema });

test('a value of the schema is read', () => {
  expect(parse('list:\n  - size: 2\n')).toEqual({ list: [{ size: 2 }] });
});

test.each([
  ['list:\n  - size: 2\n  - size: big\n', /^a\.yaml, line 3: "list\.1\.size": .*number/],
  ['list: []\nmore: 1\n', /^a\.yaml, line 1: Unrecognized key: "more"\.$/],
  ['list: [', /^a\.yaml, line 1, column \d+: /],
  ['', /^a\.yaml: .*object/],
])('what is wrong in %j is told with its place', (text, message) => {
  expect(() => parse(text)).toThrow(message);
});
