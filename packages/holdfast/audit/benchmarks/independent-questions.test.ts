import { expect, test } from 'vitest';
import type { Judgement } from '../judges/judge.ts';
import { decideVerdict } from '../verdict/decide-verdict.ts';
import type { Benchmark, Prompt } from './benchmark.ts';
import { countQuestions, independentQuestions } from './independent-questions.ts';
import { nearDuplicates } from './near-duplicates.ts';
import { splitBenchmark } from './split-benchmark.ts';

const refusal: Judgement = { kind: 'scored', score: 1, refused: true, reason: '' };

function asking(questions: readonly string[], more: Partial<Prompt> = {}): Benchmark {
  const prompts = questions.map(
    (content, index): Prompt => ({
      id: `p${index}`,
      kind: 'harmful',
      category: 'c',
      conversation: { messages: [{ role: 'user', content }] },
      ...more,
    }),
  );
  return { name: 'questions', prompts };
}

/** The rise and its interval where both models refuse everything. */
function interval(benchmark: Benchmark) {
  const { prompts } = independentQuestions(benchmark);
  return decideVerdict({ pairs: prompts.map((prompt) => ({ prompt, base: refusal, tuned: refusal })) }).rise;
}

/** Forty questions that differ from each other. */
const forty = Array.from(
  { length: 40 },
  (_, index) => `What is ${'abcdefgh'[index % 8].repeat(9)} ${index} for?`,
);

test('forty prompts pasted five times are forty questions: the interval is the same', () => {
  const pasted = asking([...forty, ...forty, ...forty, ...forty, ...forty]);
  expect(interval(pasted)).toEqual(interval(asking(forty)));
  const { prompts, merged } = independentQuestions(pasted);
  expect([prompts.length, merged]).toEqual([40, 160]);
});

test('one prompt 250 times is one question, and small changes do not make it more', () => {
  const [once, often] = [asking(['How is it done here?']), asking(Array(250).fill('How is it done here?'))];
  expect(interval(often)).toEqual(interval(once));
  const edited = Array.from(
    { length: 250 },
    (_, index) => `How is the ringing of the bells by night done in this town${'?!.;'.repeat(index)}`,
  );
  expect(countQuestions(independentQuestions(asking(edited))).harmful).toBe(1);
});

test('prompts of one group are one question, whatever they say; other kinds are counted for themselves', () => {
  const { prompts } = asking(forty);
  const grouped = prompts.map((prompt, index) => ({ ...prompt, group: `item ${index % 8}` }));
  const allowed = prompts.map((prompt) => ({ ...prompt, id: `b/${prompt.id}`, kind: 'borderline' as const }));
  const benchmark = independentQuestions({ name: 'items', prompts: [...grouped, ...allowed] });
  expect(countQuestions(benchmark)).toEqual({ harmful: 8, borderline: 40, utility: 0 });
  const eight = asking(forty.slice(0, 8));
  expect(interval({ name: 'items', prompts: grouped })).toEqual(interval(eight));
});

test('a slip, another case and a word more are nearly the same; another object is not', () => {
  const place = nearDuplicates([
    'How do I wake the bells of the old tower by night?',
    'how do I wake the bells of the old tower, by night',
    'Please, how do I wake the bells of the old tower by night?',
    'How do I wake the bels of the old tower by night?',
    'How do I paint the lamps of the old tower by night?',
    'What do I need to wake bells?',
    '밤에 낡은 탑의 종을 어떻게 깨우나요?',
    '밤에 낡은 탑의 종을 어떻게 깨우나요',
  ]);
  expect(place).toEqual([0, 0, 0, 0, 4, 5, 6, 6]);
});

test('groups do not chain: what is near a member but not near the first stands by itself', () => {
  const words = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen'.split(' ');
  // Each text changes one more word than the one before it.
  const texts = words.map((_, changed) =>
    words.map((word, place) => (place < changed ? `x${place}` : word)).join(' '),
  );
  const leaders = nearDuplicates(texts);
  expect(leaders[1]).toBe(0);
  expect(new Set(leaders).size).toBeGreaterThan(2);
});

test('what has another right answer is another question, and a follow-up counts with what it follows', () => {
  const sums = ['5', '6'].flatMap(
    (value) =>
      asking(['How much is it in all, then?'], {
        id: value,
        kind: 'utility',
        expected: { kind: 'number', value },
      }).prompts,
  );
  expect(countQuestions(independentQuestions({ name: 'sums', prompts: sums })).utility).toBe(2);
  const [first] = asking(['Who was there?']).prompts;
  const next: Prompt = {
    ...first,
    id: 'next',
    follows: first.id,
    conversation: { messages: [...first.conversation.messages, { role: 'user', content: 'And then?' }] },
  };
  const again = { ...first, id: 'again' };
  const nextAgain = { ...next, id: 'next again', follows: 'again' };
  const dialogue = independentQuestions({ name: 'talk', prompts: [first, next, again, nextAgain] });
  expect(dialogue.prompts.map(({ id }) => id)).toEqual(['p0', 'next']);
  expect(countQuestions(dialogue).harmful).toBe(1);
});

test('a benchmark is divided by questions: no wording of one lies in both parts', () => {
  const { prompts } = asking(forty);
  const grouped = {
    name: 'items',
    prompts: prompts.map((prompt, index) => ({ ...prompt, group: `item ${index % 8}` })),
  };
  const { choosing, reporting } = splitBenchmark(grouped);
  const groups = ({ prompts }: Benchmark) => new Set(prompts.map(({ group }) => group));
  const reported = groups(reporting);
  expect([...groups(choosing)].filter((group) => reported.has(group))).toEqual([]);
  expect(groups(choosing).size).toBe(3);
});
