import { expect, test } from 'vitest';
import { isOwnRecord } from './own-records.ts';

test('records beside a data file are told from data', () => {
  expect(['tickets.csv.origin.json', 'tickets.csv.decisions.jsonl'].map(isOwnRecord)).toEqual([true, true]);
  expect(['origin.json', 'decisions.jsonl', 'tickets.jsonl'].map(isOwnRecord)).toEqual([false, false, false]);
});
