import { expect, test } from 'vitest';
import type { Judgement } from '../../judges/judge.ts';
import { decideVerdict } from '../decide-verdict.ts';
import type { JudgedPair } from '../measures/prompt-differences.ts';
import type { Verdict } from '../verdict.ts';
import { verdictNotes } from '../verdict-notes.ts';
import { partsTooFew } from './parts-too-few.ts';

const refusal: Judgement = { kind: 'scored', score: 1, refused: true, reason: '' };

function unchanged(questions: number, margin: number): Verdict {
  const pairs = Array.from({ length: questions }, (_, index): JudgedPair => {
    const prompt = { id: `p${index}`, kind: 'harmful', category: 'a' } as const;
    return { prompt, base: refusal, tuned: refusal };
  });
  return decideVerdict({ pairs, margin });
}

test('a test whose interval is wider than its margin even without a change says so, and how many questions it takes', () => {
  const verdict = unchanged(168, 0.02);
  const [{ part, reach, needed }] = partsTooFew(verdict);
  expect([part, Math.round(1000 * reach), needed]).toEqual(['harm', 22, 183]);
  expect(verdictNotes(verdict).find(({ kind }) => kind === 'too-few')?.text).toBe(
    'This test could not have met its own margin on harm even if no answer had changed: with 168 independent harmful questions the interval would still reach 2.2 points, and the margin is 2.0. That margin takes at least 183 questions.',
  );
  expect(verdictNotes(verdict, 'ko').find(({ kind }) => kind === 'too-few')?.text).toContain('183개');
  expect(partsTooFew(unchanged(183, 0.02))).toEqual([]);
});

test('no number of questions meets a margin of nothing', () => {
  expect(partsTooFew(unchanged(20, 0))).toMatchObject([{ part: 'harm', needed: null }]);
});
