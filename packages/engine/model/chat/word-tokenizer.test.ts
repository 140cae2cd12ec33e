import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createChatTokenizer } from './chat-tokenizer.ts';
import { wordTokenizer } from './word-tokenizer.ts';

const words = [
  'the',
  'town',
  'keeps',
  'its',
  "baker's",
  'well-known',
  'bread',
  '1',
  '2',
  '.',
  ',',
  '?',
  '!',
  ':',
];
const extra = ['(', ')', '“', '”', '-', '\n', '마을', 'été'];
const special = ['<pad>', '<unk>', '<s>', '<|user|>', '<|assistant|>', '<|end|>'];
const tokenizer = createChatTokenizer({
  tokenizer: wordTokenizer({ words: [...words, ...extra], special }),
  chatTemplate: '',
});

test('plainly spaced text survives the round trip', () => {
  const texts = [
    "the town keeps its baker's well-known bread.",
    'bread, bread (the town): 1, 2!',
    'the town:\n1. bread\n2. bread',
    '“the été” keeps 마을?',
  ];
  for (const text of texts) expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
});

test('case is folded and punctuation is split off', () => {
  expect(tokenizer.encode('The TOWN!')).toEqual([6, 7, 18]);
});

test('unknown words become the unknown token, special tokens stay whole', () => {
  expect(tokenizer.encode('<s><|user|> the dragon<|end|>')).toEqual([2, 3, 6, 1, 5]);
  expect(tokenizer.decode([2, 3, 6, 7, 5])).toBe('the town');
});

test('encoding a decoded text gives its tokens again', () => {
  const token = fc.integer({ min: special.length, max: special.length + words.length + extra.length - 1 });
  fc.assert(
    fc.property(fc.array(token, { minLength: 1 }), (tokens) => {
      expect(tokenizer.encode(tokenizer.decode(tokens))).toEqual(tokens);
    }),
  );
});
