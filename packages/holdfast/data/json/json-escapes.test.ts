import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEscapes } from './json-escapes.ts';

test('escapes read as JSON reads them, and every unit is found again', () => {
  const escaped = fc
    .string({ unit: 'binary' })
    .chain((text) =>
      fc.constantFrom(
        JSON.stringify(text),
        `"${Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`,
      ),
    );
  fc.assert(
    fc.property(escaped, (json) => {
      const { text, offsets } = readEscapes(json);
      expect(text).toBe(`"${JSON.parse(json)}"`);
      if (offsets) expect(offsets).toHaveLength(text.length + 1);
      else expect(text).toBe(json);
      for (let at = 0; offsets && at < text.length; at++) {
        expect(readEscapes(json.slice(offsets[at], offsets[at + 1])).text).toBe(text[at]);
      }
    }),
  );
});

test.each(['\\', '\\u12', '{"a": "\\', '\\\ud800', '\\😀'])('broken JSON %j reads as it stands', (json) => {
  const { text, offsets } = readEscapes(json);
  expect(json.endsWith(text)).toBe(true);
  expect(offsets?.at(-1)).toBe(json.length);
});
