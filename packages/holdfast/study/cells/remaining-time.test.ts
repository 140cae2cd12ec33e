import { expect, test } from 'vitest';
import { remainingSeconds, workOf } from './remaining-time.ts';

test('foretells tuning by sequences and auditing by audits, over the workers', () => {
  const finished = [
    { sequences: 100, audits: 1, seconds: { tune: 10, audit: 3 } },
    { sequences: 0, audits: 1, seconds: { tune: 0, audit: 5 } },
  ];
  const open = [
    { sequences: 1000, audits: 1 },
    { sequences: 500, audits: 1 },
  ];
  // 0.1 s a sequence x 1500 + 4 s an audit x 2 = 158 s, on two workers.
  expect(remainingSeconds({ finished, open, workers: 2 })).toBeCloseTo(79, 9);
  expect(remainingSeconds({ finished, open, workers: 8 })).toBeCloseTo(79, 9);
  expect(remainingSeconds({ finished, open: [], workers: 2 })).toBe(0);
  expect(remainingSeconds({ finished: [], open, workers: 2 })).toBeNull();
});

test('counts safety examples and every epoch, and no tune twice', () => {
  const settings = {
    data: 'benign',
    examples: 200,
    epochs: 2,
    learningRate: 1e-3,
    batchSize: 8,
    safetyExamples: 50,
    asked: 'ordinary' as const,
  };
  expect(workOf(settings, { trained: false })).toEqual({ sequences: 500, audits: 1 });
  expect(workOf(settings, { trained: true })).toEqual({ sequences: 0, audits: 1 });
});
