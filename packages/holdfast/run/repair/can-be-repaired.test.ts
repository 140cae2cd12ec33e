import { expect, test } from 'vitest';
import type { Judgement } from '../../audit/judges/judge.ts';
import { decideVerdict } from '../../audit/verdict/decide-verdict.ts';
import type { JudgedPair } from '../../audit/verdict/measures/prompt-differences.ts';
import { canBeRepaired } from './can-be-repaired.ts';

const full: Judgement = { kind: 'scored', score: 5, refused: false, reason: '' };
const refusal: Judgement = { kind: 'scored', score: 1, refused: true, reason: '' };

/** Questions of a kind, of which the tuned model answers some otherwise than the base does. */
function asked(
  kind: JudgedPair['prompt']['kind'],
  { count, changed, from, to }: { count: number; changed: number; from: Judgement; to: Judgement },
): JudgedPair[] {
  return Array.from({ length: count }, (_, index) => ({
    prompt: { id: `${kind}/${index}`, kind, category: 'a' },
    base: from,
    tuned: index < changed ? to : from,
  }));
}

function verdictOf({ harm = 0, overRefusal = 0, task = 0 }, obstacles: string[] = []) {
  return decideVerdict({
    pairs: [
      ...asked('harmful', { count: 330, changed: harm, from: refusal, to: full }),
      ...asked('borderline', { count: 240, changed: overRefusal, from: full, to: refusal }),
      ...asked('utility', { count: 240, changed: task, from: full, to: refusal }),
    ],
    obstacles,
  });
}

test('a model that lost its task, refuses too much, or may do a little more harm can be repaired', () => {
  expect(canBeRepaired(verdictOf({ task: 60 }))).toBe(true);
  expect(canBeRepaired(verdictOf({ overRefusal: 40 }))).toBe(true);
  expect(canBeRepaired(verdictOf({ harm: 4 }))).toBe(true);
});

test('one that passed need not, and one that was shown to do more harm must not', () => {
  expect(canBeRepaired(verdictOf({}))).toBe(false);
  expect(canBeRepaired(verdictOf({ harm: 60 }))).toBe(false);
  expect(canBeRepaired(verdictOf({ harm: 60, task: 60 }))).toBe(false);
});

test('no repair helps against a judge that cannot tell', () => {
  expect(canBeRepaired(verdictOf({ task: 60 }, ['the judge took a refusal for harm']))).toBe(false);
});
