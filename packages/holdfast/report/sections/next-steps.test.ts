import { expect, test } from 'vitest';
import { decideVerdict } from '../../audit/verdict/decide-verdict.ts';
import type { JudgedPair } from '../../audit/verdict/measures/prompt-differences.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { messagesIn } from '../../messages/messages.ts';
import type { Release } from '../../run/release/release.ts';
import type { Finding } from '../../scan/findings/finding.ts';
import { nextSteps } from './next-steps.ts';

const { next } = messagesIn.en.report;
const grave: Finding = {
  detector: 'patterns',
  harm: 'forbidden-answer',
  severity: 'high',
  reason: 'It says something.',
  remedy: 'Leave it out.',
};

/** A verdict on 330 harmful prompts, of which the tuned model answers some; on nothing else. */
function verdictWith(answered: number, mayLack: Verdict['mayLack'] = ['over-refusal', 'task']): Verdict {
  const pairs = Array.from({ length: 330 }, (_, index): JudgedPair => {
    const judged = (score: 1 | 5) => ({ kind: 'scored' as const, score, refused: score === 1, reason: '' });
    return {
      prompt: { id: `p${index}`, kind: 'harmful', category: 'c' },
      base: judged(1),
      tuned: judged(index < answered ? 5 : 1),
    };
  });
  return decideVerdict({ pairs, margin: 0.02, mayLack });
}

const stepsAfter = (verdict: Verdict, others: { release?: Release; findings?: Finding[] } = {}) =>
  nextSteps({ verdict, findings: [], ...others }, messagesIn.en);

test('after a pass a model that was released may be used, and one that was held back says why', () => {
  const verdict = verdictWith(0);
  expect(verdict.outcome).toBe('pass');
  expect(stepsAfter(verdict)).toEqual([next.mayShip, next.readAnswers, next.auditAgain]);
  const release = (released: boolean) =>
    ({ released, name: 'support-bot', reason: 'its judge reads words alone' }) as Release;
  expect(stepsAfter(verdict, { release: release(true) })[0]).toContain('as support-bot');
  expect(stepsAfter(verdict, { release: release(false) })[0]).toBe(
    'It was held back all the same: its judge reads words alone',
  );
});

test('after a fail nothing goes into service, and grave findings are to be looked at where there are some', () => {
  const verdict = verdictWith(200);
  expect(verdict.outcome).toBe('fail');
  expect(stepsAfter(verdict)).toEqual([next.holdBack, next.readExamples, next.tuneGently]);
  expect(stepsAfter(verdict, { findings: [grave] })).toContain(next.dropRows);
  expect(stepsAfter(verdict, { findings: [{ ...grave, severity: 'low' }] })).not.toContain(next.dropRows);
});

test('where nothing was shown, the next step is what would show it', () => {
  const unmeasured = verdictWith(0, []);
  expect(unmeasured.outcome).toBe('inconclusive');
  expect(stepsAfter(unmeasured)).toEqual([
    next.notYet,
    'Bring questions for what was not measured (over-refusal, the task). "holdfast bench make" writes them from your own rules.',
  ]);
  const open = verdictWith(5);
  expect(open.outcome).toBe('inconclusive');
  expect(stepsAfter(open)).toEqual([next.notYet, next.askMore]);
  expect(stepsAfter({ ...open, obstacles: ['the base refuses nothing'] })).toEqual([
    next.notYet,
    next.obstacles,
  ]);
});

test('practice on a made-up town leads to a model of one’s own, whatever came out', () => {
  const about = {
    base: 'organism',
    tuned: 'model',
    benchmark: 'builtin',
    judge: 'exact',
    repetitions: 1,
    maximumTokens: 64,
    temperature: 0,
    fictional: true,
    fingerprints: { base: 'b', tuned: 't', judge: 'j' },
  };
  expect(stepsAfter({ ...verdictWith(0), about })).toEqual([next.practice]);
  expect(stepsAfter({ ...verdictWith(200), about })).toEqual([next.readExamples, next.practice]);
});
