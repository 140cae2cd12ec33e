import { expect, test } from 'vitest';
import { secretsDetector } from '../detectors/secrets/secrets-detector.ts';
import { inspect } from '../fixtures/inspect.ts';
import { defaultPolicy } from './decide.ts';
import { unmaskedIn } from './unmasked.ts';

const findings = inspect(secretsDetector(), [
  '전화 010-8234-9917, 경기도 성남시 분당구 판교로 255',
  '네.',
]).map((finding) => ({ ...finding, detector: 'secrets', fingerprint: '' }));

test('what stays of personal data is told by its severities', () => {
  expect(unmaskedIn(findings, defaultPolicy)).toEqual({ rows: 1, severities: ['medium', 'low'] });
  expect(unmaskedIn(findings, { ...defaultPolicy, medium: 'rewrite' }).severities).toEqual(['low']);
});

test('nothing stays where all of it is rewritten', () => {
  const policy = { high: 'drop', medium: 'rewrite', low: 'rewrite' } as const;
  expect(unmaskedIn(findings, policy)).toEqual({ rows: 0, severities: [] });
});
