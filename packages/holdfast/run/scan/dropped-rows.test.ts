import { expect, test } from 'vitest';
import type { FileFinding } from '../../scan/file/inspect-block.ts';
import { defaultPolicy } from '../../scan/findings/decide.ts';
import { parseRunConfig } from '../settings/read-run-config.ts';
import { droppedForHarm, requireTrust } from './dropped-rows.ts';

const finding = (line: number, rest: Partial<FileFinding> = {}): FileFinding => ({
  detector: 'guardrail-conflict',
  harm: 'forbidden-answer',
  severity: 'high',
  line,
  reason: '',
  remedy: '',
  fingerprint: String(line),
  ...rest,
});

test('what counts are rows that are dropped for what they teach, each once', () => {
  const findings = [
    finding(1),
    finding(1, { harm: 'hidden-content' }),
    finding(2, { severity: 'medium' }),
    finding(3, { harm: 'privacy' }),
    finding(4, { fingerprint: 'accepted' }),
    finding(5, { harm: 'backdoor' }),
  ];
  const isAccepted = ({ fingerprint }: FileFinding): boolean => fingerprint === 'accepted';
  expect(droppedForHarm({ findings, isAccepted }, defaultPolicy)).toBe(2);
  expect(droppedForHarm({ findings, isAccepted }, { ...defaultPolicy, high: 'flag' })).toBe(0);
});

test('a tenth of the rows may be lost so, or as many as the settings say', () => {
  const trust = (settings: string, counts: { dropped: number; rows: number }) => () =>
    requireTrust(parseRunConfig(`data: rows.jsonl\n${settings}`, 'holdfast.yaml'), counts);
  expect(trust('', { dropped: 3, rows: 30 })).not.toThrow();
  expect(trust('', { dropped: 4, rows: 30 })).toThrow(/^rows.jsonl: 4 of 30 rows .* --most-dropped 1\.$/);
  expect(trust('scan: { mostDropped: 1 }', { dropped: 29, rows: 30 })).not.toThrow();
  expect(trust('scan: { mostDropped: 0 }', { dropped: 1, rows: 30 })).toThrow(/more than 0.0%/);
});
