import { readFileSync } from 'node:fs';
import { AnswerActs } from './answer-acts.ts';
import { type RefusalReading, refusalReader } from './refusal-reader.ts';
import { sentenceReader } from './sentences/sentence-reader.ts';
import { decodeSoftmaxWeights } from './softmax-file.ts';
import { decodeWeights } from './weights-file.ts';

interface ShippedReaders {
  acts: AnswerActs;
  readRefusal: (answer: string) => RefusalReading;
}

let shipped: ShippedReaders | undefined;

/** The readers of the weights that ship, which share what they read of an answer; the weights are read when first asked for. */
export function shippedReaders(): ShippedReaders {
  if (shipped) return shipped;
  const { sentence, answer } = decodeWeights(readFileSync(new URL('weights.bin', import.meta.url)));
  const softmaxIn = (name: string) => decodeSoftmaxWeights(readFileSync(new URL(name, import.meta.url)));
  const wording = { kinds: softmaxIn('wording.bin'), wholeAnswers: softmaxIn('whole-answers.bin') };
  const acts = new AnswerActs(sentenceReader(sentence));
  shipped = { acts, readRefusal: refusalReader(acts, { answer, wording }) };
  return shipped;
}
