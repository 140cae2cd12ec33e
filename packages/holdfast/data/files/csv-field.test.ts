import { expect, test } from 'vitest';
import { csvField } from './csv-field.ts';

test.each([
  ['=HYPERLINK("http://example.org")', '"\'=HYPERLINK(""http://example.org"")"'],
  ['+1 555', "'+1 555"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', '"\'\r=1"'],
  ['a = b', 'a = b'],
  ['a, "b"', '"a, ""b"""'],
  [-0.5, '-0.5'],
  [null, ''],
  [undefined, ''],
  [true, 'true'],
])('%j is written as %j', (value, field) => {
  expect(csvField(value)).toBe(field);
});
