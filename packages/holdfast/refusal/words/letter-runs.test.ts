import { expect, test } from 'vitest';
import { mostRunHashes, writeLetterRuns } from './letter-runs.ts';

function runsOf(text: string, part = 1, pairs = false): Set<number> {
  const features = new Int32Array(mostRunHashes(text.length));
  return new Set(features.subarray(0, writeLetterRuns(text, { part, features, written: 0, pairs })));
}

const shared = (one: string, other: string): number =>
  [...runsOf(one)].filter((run) => runsOf(other).has(run)).length;

test('forms of a word share runs of letters, and of syllables', () => {
  // <ste stea teal, and eali against eals.
  expect(shared('stealing', 'steals')).toBe(3);
  expect(shared('훔치려면', '훔치려고')).toBe(1);
  expect(shared('stealing', 'baking')).toBe(1);
  expect(shared('Steal', 'steal')).toBe(runsOf('steal').size);
});

test('runs of two syllables count where they are asked for', () => {
  // 훔치, 치려 and 려면; the run of three and the whole word of four count in any case.
  expect(runsOf('훔치려면', 1, true).size - runsOf('훔치려면').size).toBe(3);
});

test('short words, numbers and other scripts have none, and parts are told apart', () => {
  expect(runsOf('an ox 4711 снег')).toEqual(new Set());
  expect([...runsOf('steal', 1)].filter((run) => runsOf('steal', 2).has(run))).toEqual([]);
});

test('a text has no more runs than there is room for', () => {
  for (const text of ['aaaa aaaa', '가나다 라마 바사', "don’t won't", '']) {
    const features = new Int32Array(mostRunHashes(text.length));
    expect(writeLetterRuns(text, { part: 1, features, written: 0, pairs: true })).toBeLessThanOrEqual(
      features.length,
    );
  }
});
