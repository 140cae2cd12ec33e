import { readFileSync, writeFileSync } from 'node:fs';
import { AnswerActs } from '../answer-acts.ts';
import { sentenceReader } from '../sentences/sentence-reader.ts';
import { encodeSoftmaxWeights } from '../softmax-file.ts';
import { decodeWeights } from '../weights-file.ts';
import { readNaturalAnswers } from './natural-answers.ts';
import { readTemplates } from './read-templates.ts';
import { refusalWeights } from './refusal-record.ts';
import { trainWording } from './train-wording.ts';
import { wordingRecord, wordingRecordFile, wordingWeights } from './wording-record.ts';

const acts = new AnswerActs(sentenceReader(decodeWeights(readFileSync(refusalWeights)).sentence));
// Answers in Korean alone are read by their wording.
const natural = readNaturalAnswers().filter(({ language }) => language === 'korean');
const weights = trainWording({ languages: readTemplates(), natural }, acts);
const bytes = encodeSoftmaxWeights(weights);
writeFileSync(wordingWeights, bytes);
writeFileSync(wordingRecordFile, `${JSON.stringify(wordingRecord(), undefined, 2)}\n`);
console.log(`wording.bin: ${bytes.length} bytes`);
