import { readFileSync } from 'node:fs';
import { AnswerActs } from '../answer-acts.ts';
import { sentenceReader } from '../sentences/sentence-reader.ts';
import { encodeSoftmaxWeights } from '../softmax-file.ts';
import { decodeWeights } from '../weights-file.ts';
import { readNaturalAnswers } from './natural-answers.ts';
import { refusalWeights } from './refusal-record.ts';
import { readTemplates } from './templates/read-templates.ts';
import { trainWholeAnswers } from './train-whole-answers.ts';
import { trainWording } from './train-wording.ts';
import {
  wholeAnswerRecord,
  wholeAnswerRecordFile,
  wholeAnswerWeights,
  wordingRecord,
  wordingRecordFile,
  wordingWeights,
} from './wording-record.ts';
import { writeWeights } from './write-weights.ts';

const acts = new AnswerActs(sentenceReader(decodeWeights(readFileSync(refusalWeights)).sentence));
// Answers in Korean alone are read by their wording.
const natural = readNaturalAnswers().filter(({ language }) => language === 'korean');
writeWeights(encodeSoftmaxWeights(trainWording({ languages: readTemplates(), natural }, acts)), {
  into: wordingWeights,
  record: wordingRecord,
  recordFile: wordingRecordFile,
});
writeWeights(encodeSoftmaxWeights(trainWholeAnswers(natural, acts)), {
  into: wholeAnswerWeights,
  record: wholeAnswerRecord,
  recordFile: wholeAnswerRecordFile,
});
