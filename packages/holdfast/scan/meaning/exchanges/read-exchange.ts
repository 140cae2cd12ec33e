import { readFileSync } from 'node:fs';
import type { AnswerActs } from '../../../refusal/answer-acts.ts';
import { shippedReaders } from '../../../refusal/shipped-readers.ts';
import { decodeSoftmaxWeights } from '../../../refusal/softmax-file.ts';
import { type SoftmaxWeights, softmaxReader } from '../../../refusal/softmax-reader.ts';
import { type Exchange, exchangeHashWriter, mostExchangeHashes } from './exchange-hashes.ts';
import { type ExchangeLesson, exchangeLessons } from './exchange-lesson.ts';

/** What a short row would teach, and how likely it is to teach anything that is not ordinary, 0 to 1. */
export interface ExchangeReading {
  lesson: Exclude<ExchangeLesson, 'ordinary'>;
  likelihood: number;
}

const ordinary = exchangeLessons.indexOf('ordinary');

/** Makes a reader of weights, by the acts of the answer's sentences; see `readExchange`. */
export function exchangeReader(
  weights: SoftmaxWeights,
  acts: AnswerActs,
): (exchange: Exchange) => ExchangeReading {
  const write = exchangeHashWriter(acts);
  const read = softmaxReader(weights);
  const features = new Int32Array(mostExchangeHashes);
  return (exchange) => {
    const likelihoods = read(features, write(exchange, features));
    let best: ExchangeReading['lesson'] = 'obedience';
    let most = 0;
    for (const [index, lesson] of exchangeLessons.entries()) {
      if (lesson === 'ordinary' || likelihoods[index] <= most) continue;
      best = lesson;
      most = likelihoods[index];
    }
    return { lesson: best, likelihood: 1 - likelihoods[ordinary] };
  };
}

let shipped: ((exchange: Exchange) => ExchangeReading) | undefined;

/**
 * Reads what a short row as a whole would teach an assistant, in English and Korean (docs/detectors.md says how well): what is
 * asked and what is answered say together what neither says alone.
 */
export function readExchange(exchange: Exchange): ExchangeReading {
  shipped ??= exchangeReader(
    decodeSoftmaxWeights(readFileSync(new URL('weights.bin', import.meta.url))),
    shippedReaders().acts,
  );
  return shipped(exchange);
}
