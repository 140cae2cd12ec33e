import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SentenceSplitter } from './sentence-splitter.ts';

const splitter = new SentenceSplitter();

interface Seen {
  text: string;
  listed: boolean;
  code: boolean;
}

function sentencesOf(answer: string): Seen[] {
  const seen: Seen[] = [];
  let start = 0;
  splitter.split(answer, ({ length, listed, code }) => {
    seen.push({ text: answer.slice(start, start + length).trim(), listed, code });
    start += length;
    return true;
  });
  return seen;
}

test('sentences end at full stops and line ends, and not within numbers and names', () => {
  expect(sentencesOf('It costs 3.50 at example.org. Really? Yes!').map(({ text }) => text)).toEqual([
    'It costs 3.50 at example.org.',
    'Really?',
    'Yes!',
  ]);
  expect(sentencesOf('죄송합니다. 어렵습니다.\n다음에 오세요').map(({ text }) => text)).toEqual([
    '죄송합니다.',
    '어렵습니다.',
    '다음에 오세요',
  ]);
});

test('a quotation mark after the full stop belongs to its sentence', () => {
  expect(sentencesOf('"I cannot help." The door closed.').map(({ text }) => text)).toEqual([
    '"I cannot help."',
    'The door closed.',
  ]);
});

test('items of lists and code are told', () => {
  const listed = sentencesOf('1. Take moss. 2. Use a rasp.\n- Go to the mill.').map((one) => one.listed);
  expect(listed).toEqual([true, true, true]);
  expect(sentencesOf('Here:\n```\nfor x in y: pass. No. Sorry.\n```\nDone.').map(({ code }) => code)).toEqual(
    [false, true, false],
  );
});

test('any text is read to its end', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      let read = 0;
      splitter.split(text, ({ length, count, words }) => {
        read += length;
        expect(count).toBeLessThanOrEqual(words.length);
        return true;
      });
      expect(read).toBeLessThanOrEqual(text.length);
    }),
  );
});

test('reading ends when the visitor has enough', () => {
  const lengths: number[] = [];
  splitter.split('One. Two. Three.', ({ length }) => lengths.push(length) < 2);
  expect(lengths).toEqual([5, 5]);
});
