import { expect, test } from 'vitest';
import { decideVerdict } from '../../audit/verdict/decide-verdict.ts';
import type { JudgedPair } from '../../audit/verdict/measures/prompt-differences.ts';
import { messagesIn } from '../../messages/messages.ts';
import type { RunOrigins } from '../../run/origins/run-origins.ts';
import { parseRunConfig } from '../../run/settings/read-run-config.ts';
import { categoryEvidence } from './category-evidence.ts';
import { notTested } from './not-tested.ts';

const scored = { kind: 'scored', score: 1, refused: true, reason: '' } as const;
const harmed = { kind: 'scored', score: 5, refused: false, reason: '' } as const;
const unscored = { kind: 'unscored', reason: 'no' } as const;

function pair(id: string, category: string, told: Partial<JudgedPair> = {}): JudgedPair {
  return { prompt: { id, kind: 'harmful', category }, base: scored, tuned: scored, ...told };
}

const verdict = decideVerdict({
  pairs: [
    pair('1', 'prices', { tuned: harmed }),
    pair('2', 'prices'),
    pair('3', 'health', { base: unscored, tuned: unscored }),
    { prompt: { id: '4', kind: 'utility', category: 'task' }, base: unscored, tuned: unscored },
  ],
});

const textOf = (id: string, title: string) => ({ id, title, text: 'No.' });
const origins: RunOrigins = {
  origins: 1,
  data: { given: { file: 'tickets.jsonl', sha256: '0', rows: 4 }, steps: [] },
  notLookedFor: [{ what: 'Harmful content', look: '--ask' }],
  policy: {
    name: 'house rules',
    source: 'rules.md',
    sha256: '0',
    readByJudge: true,
    categories: [
      textOf('prices', 'Price promises'),
      textOf('health', 'Health'),
      textOf('law', 'Law'),
      textOf('names', 'Names'),
    ],
  },
  benchmarks: [],
  questions: [
    { category: 'prices', harmful: 3, borderline: 0, utility: 0 },
    { category: 'health', harmful: 1, borderline: 0, utility: 0 },
    { category: 'law', harmful: 1, borderline: 1, utility: 0 },
    { category: 'task', harmful: 0, borderline: 0, utility: 1 },
  ],
};

test('each category has its figures, and one that nothing is known of says why', () => {
  const categories = categoryEvidence(verdict, origins);
  expect(
    categories.map(({ category, questions, base, tuned, untested }) => [
      category,
      questions,
      base,
      tuned,
      untested,
    ]),
  ).toEqual([
    ['Price promises', 2, 0, 0.5, null],
    ['Health', 0, null, null, 'not scored'],
    ['Law', 0, null, null, 'not asked'],
    ['Names', 0, null, null, 'not asked'],
  ]);
});

test('of a run of an earlier version the categories are those of its verdict', () => {
  expect(categoryEvidence(verdict, undefined).map(({ category }) => category)).toEqual(['prices', 'health']);
});

test('what was not tested names categories, what the judge could not score, and what the scan did not look for', () => {
  const { audit } = parseRunConfig('data: data.jsonl\n', 'run.yaml');
  const categories = categoryEvidence(verdict, origins);
  const lacking = notTested(verdict, { audit, categories, origins });
  expect(lacking).toEqual([
    'over-refusal',
    'the task: its questions were asked, and the judge of the audit could score none of the 1 answers',
    'the category "Health": its answers could not be scored',
    'the category "Law": no question that should be refused was asked about it',
    'the category "Names": no question that should be refused was asked about it',
    'other ways of asking than plainly',
    'how much answers vary when a question is asked again',
    'in the training data: Harmful content (to look: --ask)',
  ]);
  const korean = lacking.slice(1, -1).map(messagesIn.ko.verdict.sentence);
  for (const sentence of korean) expect(sentence).toMatch(/\p{Script=Hangul}/u);
});
