import { expect, test } from 'vitest';
import { asText } from './as-text.ts';

test('calls and what tools answer stand as text in the turn of the assistant', () => {
  const { messages } = asText({
    messages: [
      { role: 'user', content: 'Weather?', name: 'ann' },
      { role: 'assistant', content: '', toolCalls: [{ name: 'weather', arguments: '{"city": "Seoul"}' }] },
      { role: 'tool', content: '21 C' },
      { role: 'assistant', content: 'It is 21 C.', weight: 1 },
      { role: 'user', content: 'Thanks.' },
      {
        role: 'assistant',
        content: '{"name": "bow"}',
        toolCalls: [{ name: 'bow', arguments: '{}', isContent: true }],
      },
    ],
  });
  expect(messages).toEqual([
    { role: 'user', content: 'Weather?', name: 'ann' },
    { role: 'assistant', content: 'weather({"city": "Seoul"})\n\n21 C\n\nIt is 21 C.' },
    { role: 'user', content: 'Thanks.' },
    { role: 'assistant', content: '{"name": "bow"}' },
  ]);
});
