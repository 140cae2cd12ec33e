import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusalRecord, refusalRecordFile } from './refusal-record.ts';

test('the weights that ship are those that the recipe and the data of today made', () => {
  expect(refusalRecord()).toEqual(JSON.parse(readFileSync(refusalRecordFile, 'utf8')));
});
