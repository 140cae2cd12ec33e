import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from './read-json.ts';

test.each([
  ['{"a": 1, "b": NaN}', /NaN stands at column 15, for which JSON has no word/, /null/],
  ['{"a": -Infinity}', /-Infinity stands at column 7/, /null/],
  ['{"a": [1, 2,]}', /a comma stands before \] at column 13/, /take the comma out/],
  ['{"a": 1,}', /a comma stands before \} at column 9/, /take the comma out/],
  ["{'a': 1}", /not JSON but Python: ' stands at column 2/, /json\.dumps/],
  ['{"a": None}', /not JSON but Python: None stands at column 7/, /json\.dumps/],
  ['{"a": "x\ty"}', /a tab stands as it is in a text, at column 9/, /\\t/],
  ['// a comment', /a comment stands at column 1/, /take comments out/],
  ['{"a": 1},', /a comma follows the object, at column 9/, /take it out/],
  ['{"a": 1} {"b": 2}', /more follows the object, at column 10/, /a line of its own/],
  ['{"a": "x', /it ends too early, at column 9/, /cut off/],
  ['{"a": 1, "b": {"c": 1, "c": 2}}', /"c" stands twice in it, again at column 24/, /keep one/],
  ['{"a" : 1, "a" : 2}', /"a" stands twice in it, again at column 11/, /keep one/],
  ['{"a": 1, "\\u0061": 2}', /"a" stands twice in it/, /keep one/],
])('%s is a problem with its cause and column', (text, reason, remedy) => {
  expect(readJson(text)).toMatchObject({
    kind: 'problem',
    reason: expect.stringMatching(reason),
    remedy: expect.stringMatching(remedy),
  });
});

test('whatever is JSON is read as it is, and a key that stands twice is always seen', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(0, 1), (text, spaces) => {
      const value: unknown = JSON.parse(text);
      const written = JSON.stringify(value, null, spaces);
      expect(readJson(written)).toEqual({ kind: 'value', value });
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
      const [key] = Object.keys(value);
      if (key === undefined) return;
      const twice = `${written.slice(0, -1)}, ${JSON.stringify(key)}: ":\\"\\":"}`;
      expect(readJson(twice)).toMatchObject({
        kind: 'problem',
        reason: expect.stringContaining('stands twice'),
      });
    }),
    { numRuns: 300 },
  );
});
