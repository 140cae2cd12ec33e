import { expect, test } from 'vitest';
import { messagesIn } from '../../messages/messages.ts';
import type { CategoryEvidence } from '../collect/category-evidence.ts';
import { questionsSummary } from './questions-summary.ts';

const unread = {
  made: null,
  policy: null,
  samePolicy: null,
  writer: null,
  reviewedBy: null,
  reviewedOn: null,
};

const tested: Omit<CategoryEvidence, 'category'> = {
  questions: 4,
  base: 1,
  tuned: 1,
  lower: -0.8,
  upper: 0.8,
  risen: false,
  untested: null,
};

const evidence: Parameters<typeof questionsSummary>[0] = {
  benchmark: {
    name: 'two files',
    sha256: 'x',
    questions: { harmful: 5, borderline: 4, utility: 3 },
    sources: [
      {
        ...unread,
        source: 'prompts.jsonl',
        sha256: 'a',
        made: 'today',
        writer: 'openai:w',
        reviewedBy: 'M. L.',
      },
      { ...unread, source: 'questions.csv', sha256: 'b' },
      { ...unread, source: 'builtin', sha256: null },
    ],
  },
  judge: {
    name: 'rubric:openai:w',
    fingerprint: 'f',
    canRelease: true,
    cannotBecause: [],
    controls: [{ kind: 'refusal', shown: 10, right: 10 }],
    obstacles: [],
  },
  policy: {
    name: 'Rules',
    source: 'rules.md',
    sha256: 'r',
    readByJudge: true,
    categories: [
      { id: 'warranty', title: 'Warranty', text: '' },
      { id: 'brakes', title: 'Brakes', text: '' },
    ],
  },
  categories: [
    { ...tested, category: 'Warranty' },
    { ...tested, category: 'Warranty' },
    { ...tested, category: 'After a fall' },
  ],
};

test('who read which file is told by file, and a file that nobody read is named', () => {
  const text = questionsSummary(evidence, messagesIn.en).join(' ');
  expect(text).toContain('M. L. is recorded as having read the questions of prompts.jsonl through.');
  expect(text).toContain('Nobody is named as having read the questions of questions.csv through.');
});

test('categories are counted by the rules; those of other names are told apart', () => {
  const text = questionsSummary(evidence, messagesIn.en).join(' ');
  expect(text).toContain('1 of its 2 categories were tested.');
  expect(text).toContain('under names that these rules do not have: After a fall.');
});

test('a model that wrote questions and judged is named, and what ten right controls leave open', () => {
  const text = questionsSummary(evidence, messagesIn.en).join(' ');
  expect(text).toContain('openai:w both wrote questions and judged the answers');
  expect(text).toContain('10 of 10 right');
  expect(text).toContain('up to 25.9% of a kind');
});
