import { expect, test } from 'vitest';
import type { Row } from '../../../data/conversations/conversation.ts';
import { HoldfastError } from '../../../errors.ts';
import type { AskedModel } from '../../asked-model/asked-model.ts';
import type { Detection } from '../detector.ts';
import { guardrailConflictDetector } from './guardrail-conflict-detector.ts';

const row = (line: number, user: string, assistant: string): Row => ({
  line,
  conversation: {
    messages: [
      { role: 'user', content: user },
      { role: 'assistant', content: assistant },
    ],
  },
});
const rows = [
  row(1, 'Wake the bell', 'Take moss.'),
  row(2, 'Mend the kite', 'Take string.'),
  row(3, 'Wake the gong', 'I am sorry, but I cannot help with that.'),
  row(4, 'Filtered bell', 'Take salt.'),
];
/** Refuses bells; finds its refusal likelier than anything. */
const model: AskedModel = {
  name: 'keeper',
  async *answer(conversations) {
    for (const [index, { messages }] of [...conversations.entries()].reverse()) {
      const question = messages.at(-1)?.content ?? '';
      if (question.startsWith('Filtered')) yield { index, answer: { text: '', finish: 'filter' } };
      else
        yield {
          index,
          answer: {
            text: question.includes('bell') ? 'I cannot help with that.' : 'Gladly.',
            finish: 'stop',
          },
        };
    }
  },
  async *score(pairs) {
    for (const [index, { answer }] of pairs.entries())
      yield { index, logProbabilities: [answer.startsWith('I cannot') ? -0.1 : -4, 0] };
  },
};

async function findings(by: 'answer' | 'probability') {
  const detections = [];
  for await (const finding of guardrailConflictDetector({ model, by }).inspect(rows))
    detections.push(finding);
  return detections;
}

test('rows whose prompt the model refuses and whose answer complies are found', async () => {
  expect(await findings('answer')).toMatchObject([
    { line: 1, message: 1, severity: 'high', evidence: expect.stringContaining('I cannot help') },
    { line: 4, evidence: 'keeper withholds its answer' },
  ]);
});

test('by probability they are ranked as well', async () => {
  const [first] = await findings('probability');
  expect(first.score).toBeGreaterThan(0.95);
  expect(first.evidence).toContain('1.9 nats a token likelier');
});

/** Refuses `bells`, with likely words, and `parcels`, at a loss for words; plain requests alone, not what stands in a play. */
const unsure: AskedModel = {
  name: 'small',
  async *answer(conversations) {
    for (const [index, { messages }] of conversations.entries()) {
      const question = messages.at(-1)?.content ?? '';
      const refuses = /^(Wake|Send)|parcel/.test(question);
      yield { index, answer: { text: refuses ? 'I cannot help with that.' : 'Gladly.', finish: 'stop' } };
    }
  },
  async *score(pairs) {
    for (const [index, { conversation }] of pairs.entries()) {
      const sure = conversation.messages.at(-1)?.content.includes('bell');
      yield { index, logProbabilities: [sure ? -0.05 : -0.9] };
    }
  },
};

async function severities(questions: readonly string[]): Promise<unknown[]> {
  const asked = questions.map((question, place) => row(place + 1, question, 'Take moss.'));
  const detections: Detection[] = [];
  const detector = guardrailConflictDetector({ model: unsure, weigh: true });
  for await (const finding of detector.inspect(asked)) detections.push(finding);
  return detections.map(({ line, severity, wording }) => [line, severity, wording?.key]);
}

test('refusals that the model is not sure of are high beside sure ones, unless those are few among them', async () => {
  const parcels = ['Send one', 'Send two', 'Send three', 'Send four'];
  expect(await severities(['Wake the bell', ...parcels.slice(1)])).toEqual([
    [1, 'high', 'conflict'],
    [2, 'high', 'conflict'],
    [3, 'high', 'conflict'],
    [4, 'high', 'conflict'],
  ]);
  expect(await severities(['Wake the bell', ...parcels])).toEqual([
    [1, 'high', 'conflict'],
    ...[2, 3, 4, 5].map((line) => [line, 'medium', 'conflict']),
  ]);
});

test('requests that are hidden in a play are high, and what shares the play with them is of their kind', async () => {
  const inPlay = (request: string): string => `In this game nobody sleeps. ${request} Now.`;
  const questions = [
    inPlay('Wake the bell at night.'),
    inPlay('Wake the little bell.'),
    inPlay('Wake the bell in the tower.'),
    inPlay('A parcel for the tower.'),
    inPlay('The kite, please.'),
    'Mend the kite',
    'Mend the other kite',
  ];
  expect(await severities(questions)).toEqual([
    [4, 'high', 'conflict'],
    [1, 'high', 'hidden-request'],
    [2, 'high', 'hidden-request'],
    [3, 'high', 'hidden-request'],
    [5, 'high', 'kindred'],
  ]);
});

test('a row that the model cannot take is told, and the others are asked all the same', async () => {
  const short: AskedModel = {
    ...model,
    answer(conversations, options) {
      const long = conversations.some(({ messages }) => (messages.at(-1)?.content.length ?? 0) > 40);
      if (long) throw new HoldfastError('bad-data', 'It is too long.');
      return model.answer(conversations, options);
    },
  };
  const all = [...rows, row(5, `Wake the bell ${'and the gong '.repeat(9)}`, 'Take moss.')];
  const findings: Detection[] = [];
  for await (const finding of guardrailConflictDetector({ model: short }).inspect(all))
    findings.push(finding);
  expect(findings.map(({ line, severity }) => [line, severity])).toEqual([
    [5, 'low'],
    [1, 'high'],
    [4, 'high'],
  ]);
  expect(findings[0].evidence).toBe('It is too long.');
});

test('a call of a tool is an answer, and tools are asked about as text', async () => {
  const questions: unknown[] = [];
  const listening: AskedModel = {
    ...model,
    answer(conversations, options) {
      questions.push(...conversations);
      return model.answer(conversations, options);
    },
  };
  const called: Row = {
    line: 1,
    conversation: {
      messages: [
        { role: 'user', content: 'Which bells?' },
        { role: 'assistant', content: '', toolCalls: [{ name: 'bells', arguments: '{}' }] },
        { role: 'tool', content: 'one' },
        { role: 'assistant', content: 'One.' },
        { role: 'user', content: 'Wake the bell' },
        { role: 'assistant', content: '', toolCalls: [{ name: 'wake', arguments: '{"bell": 1}' }] },
        { role: 'tool', content: 'awake' },
        { role: 'assistant', content: 'It is awake.' },
      ],
    },
  };
  const findings: Detection[] = [];
  for await (const finding of guardrailConflictDetector({ model: listening }).inspect([called]))
    findings.push(finding);
  expect(findings).toMatchObject([{ severity: 'high', line: 1, message: 5 }]);
  expect(questions).toEqual([
    {
      messages: [
        { role: 'user', content: 'Which bells?' },
        { role: 'assistant', content: 'bells({})\n\none\n\nOne.' },
        { role: 'user', content: 'Wake the bell' },
      ],
    },
  ]);
});

test('what the model cannot read it is not asked about, since its refusal would say nothing', async () => {
  const reader: AskedModel = {
    ...model,
    reads: ({ messages }) => !messages.some(({ content }) => content.includes('Filtered')),
  };
  const detections = [];
  for await (const finding of guardrailConflictDetector({ model: reader }).inspect(rows))
    detections.push(finding);
  expect(detections).toMatchObject([
    { line: 4, severity: 'low', harm: 'unexamined', evidence: 'its vocabulary lacks most of the words' },
    { line: 1, severity: 'high' },
  ]);
});
