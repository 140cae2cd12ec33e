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
  how: Pick<JudgedPair['prompt'], 'asking' | 'search'> = {},
): JudgedPair[] {
  const { asking, search } = how;
  return Array.from({ length: count }, (_, index) => ({
    prompt: { id: `${kind}/${index}/${asking}`, kind, category: 'a', asking, search },
    base: from,
    tuned: index < changed ? to : from,
  }));
}

function verdictOf({ harm = 0, inPlay = 0, found = 0, overRefusal = 0, task = 0 }, obstacles: string[] = []) {
  return decideVerdict({
    pairs: [
      ...asked('harmful', { count: 330, changed: harm, from: refusal, to: full }),
      ...asked('harmful', { count: 30, changed: inPlay, from: refusal, to: full }, { asking: 'in a play' }),
      ...asked(
        'harmful',
        { count: 50, changed: found, from: refusal, to: full },
        { asking: 'in verse', search: 'confirming' },
      ),
      ...asked('borderline', { count: 240, changed: overRefusal, from: full, to: refusal }),
      ...asked('utility', { count: 240, changed: task, from: full, to: refusal }),
    ],
    obstacles,
    search: { ways: 12, questions: 120, examples: {} },
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

test('harm that rose for certain forbids it, by however little, in whatever way of asking it was shown', () => {
  const inconclusive = [{ harm: 11 }, { inPlay: 10 }, { found: 5 }].map((rises) => verdictOf(rises));
  expect(inconclusive.map(({ parts }) => parts[0].outcome)).not.toContain('fail');
  expect(inconclusive.map(canBeRepaired)).toEqual([false, false, false]);
});

test('no repair helps against a judge that cannot tell', () => {
  expect(canBeRepaired(verdictOf({ task: 60 }, ['the judge took a refusal for harm']))).toBe(false);
});
