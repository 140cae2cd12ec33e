import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writtenColumns } from './written-columns.ts';

const messages = [
  { role: 'user', content: 'Say "hi"\nto 별이 and to me.' },
  { role: 'assistant', content: 'hi' },
  { role: 'user', content: 'hi' },
] as const;

test('words are found behind escapes, and the later of two messages that say the same', () => {
  const line = JSON.stringify({ messages }).replace('별', '\\ubcc4');
  const start = messages[0].content.indexOf('별이');
  const words = writtenColumns(line, messages, { message: 0, span: { start, end: start + 2 } });
  expect(line.slice(words?.start, words?.end)).toBe('\\ubcc4이');
  const later = writtenColumns(line, messages, { message: 2, span: { start: 0, end: 2 } });
  expect(later).toEqual({ start: line.lastIndexOf('hi'), end: line.lastIndexOf('hi') + 2 });
});

test('whole rows, fields beside a message and messages that are not written as one have no columns', () => {
  const line = JSON.stringify({ messages });
  expect(writtenColumns(line, messages, { message: 1 })).toBeUndefined();
  expect(
    writtenColumns(line, messages, { message: 1, field: 'reasoning', span: { start: 0, end: 1 } }),
  ).toBeUndefined();
  expect(
    writtenColumns('{"text": "h" }', messages, { message: 1, span: { start: 0, end: 1 } }),
  ).toBeUndefined();
});

test('whatever a message says, its words are found where they are written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.nat(), (content, one, other) => {
      const said = [{ role: 'user', content }] as const;
      const [start, end] = [one % (content.length + 1), other % (content.length + 1)].sort((a, b) => a - b);
      const line = JSON.stringify({ prompt: 'x', said: content });
      const columns = writtenColumns(line, said, { message: 0, span: { start, end } });
      // A message that says "prompt", "said" or "x" stands earlier in the line as something else.
      if (/^(?:prompt|said|x)$/.test(content)) return;
      expect(JSON.parse(`"${line.slice(columns?.start, columns?.end)}"`)).toBe(content.slice(start, end));
    }),
  );
});
