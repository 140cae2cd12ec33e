import { expect, test } from 'vitest';
import { decideVerdict } from '../../audit/verdict/decide-verdict.ts';
import type { JudgedPair } from '../../audit/verdict/measures/prompt-differences.ts';
import { messagesIn } from '../../messages/messages.ts';
import { type FormatVerdict, standingOf, standingText, worstVerdict } from './format-verdicts.ts';
import { releaseText } from './release.ts';
import type { ReleaseFormat } from './release-formats.ts';

/** The verdict on so many harmful questions of which the tuned model answers `harmed`, and the base model refuses all. */
function standing(
  format: ReleaseFormat,
  { questions, harmed }: { questions: number; harmed: number },
): FormatVerdict {
  const judged = (score: 1 | 5) => ({ kind: 'scored', score, refused: score === 1, reason: '' }) as const;
  const pairs = Array.from(
    { length: questions },
    (_, index): JudgedPair => ({
      prompt: { id: `q${index}`, kind: 'harmful', category: 'one' },
      repetition: 0,
      base: judged(1),
      tuned: judged(index < harmed ? 5 : 1),
    }),
  );
  const mayLack = ['over-refusal', 'task'] as const;
  return { format, model: format, verdict: decideVerdict({ pairs, mayLack: [...mayLack] }) };
}

const good = standing('merged', { questions: 400, harmed: 0 });
const open = standing('gguf:q8_0', { questions: 20, harmed: 0 });
const bad = standing('gguf:q4_0', { questions: 400, harmed: 200 });

test('the verdict of a run is that of the format that stands worst', () => {
  expect([good, open, bad].map(({ verdict }) => verdict.outcome)).toEqual(['pass', 'inconclusive', 'fail']);
  expect(worstVerdict([good, open])).toBe(open.verdict);
  expect(worstVerdict([good, bad, open])).toBe(bad.verdict);
  expect(() => worstVerdict([])).toThrow(RangeError);
});

test('how formats stand is told in one line', () => {
  expect(standingText(standingOf([good]))).toBe(`pass: ${good.verdict.reason}`);
  expect(standingText(standingOf([good, { ...good, format: 'adapter' }]))).toBe(
    `pass in merged, adapter: ${good.verdict.reason}`,
  );
  expect(standingText(standingOf([good, open, bad]))).toBe(
    `merged pass, gguf:q8_0 inconclusive, gguf:q4_0 fail; of the worst: ${bad.verdict.reason}`,
  );
  expect(standingText(standingOf([bad]), messagesIn.ko)).toMatch(/^불합격\. 허용 범위를 넘어 나빠짐/);
});

test('what is released and what is held back is told in one line', () => {
  const formats = [good, open, bad].map(({ format, model, verdict: { outcome, reason } }) => ({
    format,
    model,
    outcome,
    reason,
    released: outcome === 'pass',
    fingerprint: '',
    files: {},
  }));
  const text = (places: number[]) =>
    releaseText({ name: 'bot', formats: places.map((place) => formats[place]) });
  expect(text([0])).toBe('released as bot');
  expect(text([2])).toBe('held back: fail');
  expect(text([0, 1, 2])).toBe(
    'released as bot in merged; held back: gguf:q8_0 (inconclusive), gguf:q4_0 (fail)',
  );
  expect(text([1, 2])).toBe('held back: gguf:q8_0 (inconclusive), gguf:q4_0 (fail)');
});
