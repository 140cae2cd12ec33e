import { createRandom } from '@holdfast/engine';
import { expect, test } from 'vitest';
import { judge } from '../../fixtures/inspect.ts';
import { wordHashes } from '../../text/read-row-text.ts';
import { nearDuplicatesDetector } from './near-duplicates-detector.ts';
import { minHash, similarity } from './signature.ts';

const random = createRandom('duplicates');
const words = (count: number): string[] => Array.from({ length: count }, () => `w${random.below(5000)}`);

test('rows that are nearly alike are found, others are not', () => {
  const rows = Array.from({ length: 200 }, () => [words(10).join(' '), words(60).join(' ')]);
  const copy = [rows[17][0], `${rows[17][1]} indeed`];
  const findings = judge(nearDuplicatesDetector(), [...rows, copy, ['Yes', 'No'], ['Yes', 'No']]);
  expect(findings.map(({ line }) => line)).toEqual([201, 203]);
  expect(findings[0].earlier).toBe(18);
});

test('a shared system prompt makes no duplicates', () => {
  const system = `system: ${words(200).join(' ')}`;
  const rows = Array.from({ length: 20 }, () => [system, words(8).join(' '), words(30).join(' ')]);
  expect(judge(nearDuplicatesDetector(), rows)).toEqual([]);
});

test('signatures estimate the Jaccard similarity of shingles', () => {
  const errors = Array.from({ length: 60 }, () => {
    const common = words(200);
    const kept = 20 + random.below(160);
    const shingles = (list: readonly string[]): Set<string> =>
      new Set(list.slice(3).map((_, index) => list.slice(index, index + 4).join(' ')));
    const [a, b] = [common, [...common.slice(0, kept), ...words(200 - kept)]];
    const [first, second] = [shingles(a), shingles(b)];
    const both = [...first].filter((shingle) => second.has(shingle)).length;
    const jaccard = both / (first.size + second.size - both);
    const [x, y] = [a, b].map((list) => minHash(wordHashes(list.join(' ')), 0, list.length));
    return x && y ? similarity(x, y) - jaccard : Number.NaN;
  });
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const spread = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
  // The standard error of 32 draws is at most 0.088.
  expect(Math.abs(mean)).toBeLessThan(0.04);
  expect(spread).toBeLessThan(0.12);
});
