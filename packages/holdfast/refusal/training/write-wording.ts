import { readFileSync, writeFileSync } from 'node:fs';
import { AnswerActs } from '../answer-acts.ts';
import { sentenceReader } from '../sentences/sentence-reader.ts';
import { encodeSoftmaxWeights } from '../softmax-file.ts';
import type { SoftmaxWeights } from '../softmax-reader.ts';
import { decodeWeights } from '../weights-file.ts';
import { readNaturalAnswers } from './natural-answers.ts';
import { readTemplates } from './read-templates.ts';
import { refusalWeights } from './refusal-record.ts';
import { trainWholeAnswers } from './train-whole-answers.ts';
import { trainWording } from './train-wording.ts';
import type { TrainingRecord } from './training-record.ts';
import {
  wholeAnswerRecord,
  wholeAnswerRecordFile,
  wholeAnswerWeights,
  wordingRecord,
  wordingRecordFile,
  wordingWeights,
} from './wording-record.ts';

const acts = new AnswerActs(sentenceReader(decodeWeights(readFileSync(refusalWeights)).sentence));
// Answers in Korean alone are read by their wording.
const natural = readNaturalAnswers().filter(({ language }) => language === 'korean');
write(trainWording({ languages: readTemplates(), natural }, acts), {
  into: wordingWeights,
  record: wordingRecord,
  recordFile: wordingRecordFile,
});
write(trainWholeAnswers(natural, acts), {
  into: wholeAnswerWeights,
  record: wholeAnswerRecord,
  recordFile: wholeAnswerRecordFile,
});

function write(
  weights: SoftmaxWeights,
  { into, record, recordFile }: { into: URL; record: () => TrainingRecord; recordFile: URL },
): void {
  const bytes = encodeSoftmaxWeights(weights);
  writeFileSync(into, bytes);
  writeFileSync(recordFile, `${JSON.stringify(record(), undefined, 2)}\n`);
  console.log(`${into.pathname.split('/').at(-1)}: ${bytes.length} bytes`);
}
