import { expect, test } from 'vitest';
import { flaggedRows, sliceOf } from './flagged-rows.ts';

const finding = (line: number | undefined, severity: 'high' | 'medium' | 'low') => ({
  detector: 'secrets',
  harm: 'privacy' as const,
  severity,
  line,
  evidence: 'sk-…',
  reason: 'A key stands here.',
  remedy: 'Take it out.',
});

test('findings are gathered by row, the gravest severity counts, and their evidence stays behind', () => {
  const findings = [
    finding(7, 'low'),
    finding(2, 'medium'),
    finding(7, 'high'),
    finding(undefined, 'low'),
    { ...finding(9, 'high'), accepted: true },
  ];
  const rows = flaggedRows(findings, [{ line: 7, decision: 'drop' }]);
  expect(rows.map(({ line, decision, severity }) => [line, decision, severity])).toEqual([
    [null, 'keep', 'low'],
    [2, 'keep', 'medium'],
    [7, 'drop', 'high'],
  ]);
  expect(JSON.stringify(rows)).not.toContain('sk-');
  // In the reader's language it is worded by whoever shows it.
  const wording = { key: 'conflict', values: { model: 'organism', sure: true } } as const;
  const worded = flaggedRows([{ ...finding(1, 'high'), wording }], []);
  expect(worded[0].findings[0].wording).toEqual(wording);
});

test('a slice tells how long the whole is, and is empty behind its end', () => {
  expect(sliceOf([1, 2, 3], { offset: 1, limit: 5 })).toEqual({ object: 'list', data: [2, 3], total: 3 });
  expect(sliceOf([1, 2, 3], { offset: 9, limit: 5 }).data).toEqual([]);
});
