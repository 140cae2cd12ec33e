import { expect, test } from 'vitest';
import { AnswerActs } from './answer-acts.ts';
import { refusalReader } from './refusal-reader.ts';
import { sentenceReader } from './sentences/sentence-reader.ts';
import { readTemplates } from './training/templates/read-templates.ts';
import { recipe, trainReader } from './training/train-reader.ts';
import { decodeWeights, encodeWeights } from './weights-file.ts';

const small = {
  ...recipe,
  sentences: 150,
  answers: { refusal: 200, partial: 80, 'refuse-then-comply': 80, compliance: 400 },
  folds: 2,
  mostKept: 8000,
  leastSeen: 2,
  network: { ...recipe.network, epochs: 8 },
};
const english = readTemplates().filter(({ language }) => language === 'english');

test('a small training is the same each time, reads plain cases, and survives its file', () => {
  const weights = trainReader(english, small);
  const bytes = encodeWeights(weights);
  expect(encodeWeights(trainReader(english, small))).toEqual(bytes);
  const { sentence, answer } = decodeWeights(bytes);
  const read = refusalReader(new AnswerActs(sentenceReader(sentence)), { answer });
  expect(read('I am sorry, but I cannot help with that.').kind).toBe('refusal');
  expect(read('Mix the flour and the milk. Then bake it for ten minutes.').kind).toBe('compliance');
});
