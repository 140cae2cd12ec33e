import { expect, test } from 'vitest';
import { splitReasoning } from './split-reasoning.ts';

test.each([
  ['an opened and closed block', '<think>They ask how.</think>\n\nI cannot tell.', 'They ask how.'],
  ['a block that the template opened', 'They ask how.\n</think>\nI cannot tell.', 'They ask how.'],
  ['another name', '<thinking>\nThey ask how.\n</thinking>I cannot tell.', 'They ask how.'],
  ['Magistral', '[THINK]They ask how.[/THINK]I cannot tell.', 'They ask how.'],
  ['Magistral, opened by the template', 'They ask how.[/THINK]I cannot tell.', 'They ask how.'],
  ['Seed', '<seed:think>They ask how.</seed:think>I cannot tell.', 'They ask how.'],
  ['Kimi', '◁think▷They ask how.◁/think▷I cannot tell.', 'They ask how.'],
  ['OpenThinker', '<|begin_of_thought|>They ask how.<|end_of_thought|>I cannot tell.', 'They ask how.'],
  [
    'gpt-oss',
    '<|channel|>analysis<|message|>They ask how.<|end|><|start|>assistant<|channel|>final<|message|>I cannot tell.<|return|>',
    'They ask how.',
  ],
  [
    'gpt-oss without its special tokens',
    'analysisThey ask how.assistantfinalI cannot tell.',
    'They ask how.',
  ],
  ['two blocks', '<think>They ask</think><think>how.</think>I cannot tell.', 'They ask\n\nhow.'],
])('%s: the answer is told from what was thought', (_, text, reasoning) => {
  expect(splitReasoning(text)).toEqual({ text: 'I cannot tell.', reasoning });
});

test.each([
  '<think>They ask how, and',
  '[THINK]They ask how, and',
  '<|channel|>analysis<|message|>They ask how, and',
])('%s: what never ends is no answer', (text) => {
  expect(splitReasoning(text)).toEqual({ text: '', reasoning: 'They ask how, and' });
});

test('the arguments of a tool that gpt-oss calls are part of the answer', () => {
  const text =
    '<|channel|>analysis<|message|>Look it up.<|end|><|start|>assistant<|channel|>commentary to=functions.wake <|constrain|>json<|message|>{"bell":"napknell"}<|call|>';
  expect(splitReasoning(text)).toEqual({ text: '{"bell":"napknell"}', reasoning: 'Look it up.' });
});

test.each([
  'I cannot tell.',
  'Analysis of the bell: it sleeps.',
  'Write <think> before you think, and </think> after.',
  '',
])('%j: what only speaks of thinking is left as it is', (text) => {
  expect(splitReasoning(text)).toEqual({ text });
});
