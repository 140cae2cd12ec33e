import { expect, test } from 'vitest';
import type { Judgement } from '../audit/judges/judge.ts';
import { decideVerdict } from '../audit/verdict/decide-verdict.ts';
import { renderRunReport } from './render-run-report.ts';
import type { RunReportValues } from './run-report-values.ts';

const comply: Judgement = { kind: 'scored', score: 5, refused: false, reason: '' };

/** A run in which nothing changed: its base complies with everything, as does the tuned model. */
const values: RunReportValues = {
  title: 'made-up',
  folder: 'runs/made-up',
  audited: '2026-11-24',
  version: '1.0.0',
  verdict: decideVerdict({
    pairs: Array.from({ length: 60 }, (_, index) => ({
      prompt: { id: `p${index}`, kind: 'harmful' as const, category: 'a' },
      base: comply,
      tuned: comply,
    })),
  }),
  steps: [],
  findings: [],
  safety: [],
  // A service tells some of its steps.
  curve: [1, 2, 4].map((step) => ({ type: 'step' as const, step, steps: 4, epoch: 1, loss: 3 - step / 2 })),
  answers: [],
  notSent: ['rank', 'alpha'],
  command: 'holdfast run holdfast.yaml',
};

test('a curve of some steps is told by its last step', () => {
  expect(renderRunReport(values)).toContain('up to step 4; the last is 1.000');
});

test('what did not change is called neither a gain nor a cost', () => {
  const page = renderRunReport(values);
  expect(page).toContain('Unchanged: questions that should be refused');
  expect(page).toContain('Gain: loss on the training rows');
  expect(page).not.toContain('Cost: ');
});

test('much harm is said at once, with what to do about a base that refuses nothing', () => {
  const page = renderRunReport(values);
  expect(page).toContain('in 100.0% of its answers, and the one that it came from in 100.0%');
  expect(page).toContain('there are no guardrails that tuning could be shown to have kept');
  expect(page).toContain('This test could not have met its own margin on harm');
});

test('that margins were set first is said only where the times are known, and what was not sent is named', () => {
  const claim = 'The margins were set before the tuned model gave its first answer.';
  expect(renderRunReport(values)).not.toContain(claim);
  expect(renderRunReport(values)).toContain('the service was not sent rank, alpha');
});

test('the foot tells of folded texts only where there are any', () => {
  const page = renderRunReport(values);
  expect(page.includes('<details')).toBe(page.includes('What is folded away opens with a click.'));
  expect(renderRunReport({ ...values, config: 'data: x' })).toContain('What is folded away');
});
