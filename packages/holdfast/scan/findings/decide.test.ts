import { expect, test } from 'vitest';
import { decideFinding, decideRow, defaultPolicy, editsOf } from './decide.ts';
import type { Finding, Severity } from './finding.ts';

const finding = (severity: Severity, more: Partial<Finding> = {}): Finding => ({
  detector: 'made-up',
  harm: 'quality',
  severity,
  line: 1,
  reason: 'R.',
  remedy: 'M.',
  ...more,
});
const mendable = { message: 0, span: { start: 2, end: 5 }, replacement: 'x' };
const rewriting = { high: 'rewrite', medium: 'rewrite', low: 'keep' } as const;

test('the strictest decision of a row counts', () => {
  expect(decideRow([], defaultPolicy)).toBe('keep');
  expect(decideRow([finding('low')], defaultPolicy)).toBe('keep');
  expect(decideRow([finding('low'), finding('medium')], defaultPolicy)).toBe('flag');
  expect(decideRow([finding('medium'), finding('high'), finding('low')], defaultPolicy)).toBe('drop');
});

test('only what can be mended for certain is rewritten', () => {
  expect(decideFinding(finding('medium', mendable), rewriting)).toBe('rewrite');
  expect(decideFinding(finding('medium'), rewriting)).toBe('flag');
  expect(decideFinding(finding('high'), rewriting)).toBe('drop');
  expect(decideFinding(finding('high', { ...mendable, replacement: '' }), rewriting)).toBe('rewrite');
  expect(
    editsOf([finding('medium', mendable), finding('low', mendable), finding('high')], rewriting),
  ).toEqual([{ message: 0, start: 2, end: 5, replacement: 'x' }]);
});
