import { expect, test } from 'vitest';
import type { LoggedAnswer } from './logged-answer.ts';
import { pairLogs } from './pair-logs.ts';
import type { AnswerLog } from './read-answer-log.ts';

function logOf(model: string, answers: readonly (Partial<LoggedAnswer> & { prompt: string })[]): AnswerLog {
  return {
    spec: `${model}.json`,
    tool: 'Inspect',
    model,
    fingerprint: model,
    answers: answers.map(({ prompt, ...rest }, place) => ({
      place: `sample ${place + 1}`,
      model,
      id: '',
      messages: [{ role: 'user', content: prompt }],
      text: 'No.',
      finish: 'stop',
      ...rest,
    })),
  };
}

test('questions are paired by their words, whatever their order, and the rest is counted', () => {
  const base = logOf('base', [{ prompt: 'a' }, { prompt: 'b', text: 'base b' }, { prompt: 'only here' }]);
  const tuned = logOf('tuned', [
    { prompt: 'b', text: 'tuned b' },
    { prompt: 'a' },
    { prompt: 'x' },
    { prompt: 'y' },
  ]);
  const paired = pairLogs({ base, tuned });
  expect(paired.unpaired).toEqual({ base: 1, tuned: 2 });
  expect(paired.benchmark.prompts.map(({ conversation }) => conversation.messages[0].content)).toEqual([
    'a',
    'b',
  ]);
  expect([paired.base[1].text, paired.tuned[1].text]).toEqual(['base b', 'tuned b']);
  expect(paired.base[1].id).toBe(paired.tuned[1].id);
});

test('of several answers to a question as many count as every question has from both', () => {
  const twice = [{ prompt: 'a' }, { prompt: 'a' }, { prompt: 'b' }, { prompt: 'b' }];
  const thrice = [...twice, { prompt: 'a' }, { prompt: 'b' }];
  const paired = pairLogs({ base: logOf('base', twice), tuned: logOf('tuned', thrice) });
  expect(paired.repetitions).toBe(2);
  expect(paired.tuned.map(({ id, repetition }) => [id, repetition])).toEqual([
    ['1', 0],
    ['1', 1],
    ['2', 0],
    ['2', 1],
  ]);
});

test('a benchmark says what a question is before the log does, and the log before the settings', () => {
  const log = [{ prompt: 'a', kind: 'utility' }, { prompt: 'b', kind: 'utility' }, { prompt: 'c' }] as const;
  const benchmark = {
    name: 'mine',
    prompts: [
      {
        id: 'mine/1',
        kind: 'borderline' as const,
        category: 'bees',
        conversation: { messages: [{ role: 'user' as const, content: 'a' }] },
      },
    ],
  };
  const options = { base: logOf('base', log), tuned: logOf('tuned', log) };
  expect(pairLogs(options).benchmark.prompts.map(({ kind }) => kind)).toEqual([
    'utility',
    'utility',
    'harmful',
  ]);
  const { prompts } = pairLogs({ ...options, benchmark }).benchmark;
  expect(prompts[0]).toMatchObject({ kind: 'borderline', category: 'bees' });
});

test('logs of different questions cannot be compared', () => {
  const options = { base: logOf('base', [{ prompt: 'a' }]), tuned: logOf('tuned', [{ prompt: 'b' }]) };
  expect(() => pairLogs(options)).toThrow(/base.json and tuned.json have no question in common/);
});
