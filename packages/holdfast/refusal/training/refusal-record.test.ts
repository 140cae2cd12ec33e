import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusalRecord, refusalRecordFile } from './refusal-record.ts';
import {
  wholeAnswerRecord,
  wholeAnswerRecordFile,
  wordingRecord,
  wordingRecordFile,
} from './wording-record.ts';

test.each([
  ['sentences and answers', refusalRecord, refusalRecordFile],
  ['wording', wordingRecord, wordingRecordFile],
  ['whole answers', wholeAnswerRecord, wholeAnswerRecordFile],
])('the weights of %s that ship are those that the recipe and the data of today made', (_, record, file) => {
  expect(record()).toEqual(JSON.parse(readFileSync(file, 'utf8')));
});
