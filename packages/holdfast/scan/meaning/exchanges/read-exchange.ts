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
const leastDoubt = 1e-5;

/** The weights of two readers: of `trainExchanges`, which tells lessons apart, and of `trainWholeRows`. */
export interface ExchangeWeights {
  lessons: SoftmaxWeights;
  wholeRows: SoftmaxWeights;
}

/** Makes a reader of weights, by the acts of the answer's sentences; see `readExchange`. */
export function exchangeReader(
  { lessons, wholeRows }: ExchangeWeights,
  acts: AnswerActs,
): (exchange: Exchange) => ExchangeReading {
  const write = exchangeHashWriter(acts);
  const readLesson = softmaxReader(lessons);
  const readWhole = softmaxReader(wholeRows);
  const features = new Int32Array(mostExchangeHashes);
  return (exchange) => {
    const count = write(exchange, features);
    const likelihoods = readLesson(features, count);
    let best: ExchangeReading['lesson'] = 'obedience';
    let most = 0;
    for (const [index, lesson] of exchangeLessons.entries()) {
      if (lesson === 'ordinary' || likelihoods[index] <= most) continue;
      best = lesson;
      most = likelihoods[index];
    }
    const oddsOfWhole = oddsOf(readWhole(features, count)[1]);
    return { lesson: best, likelihood: meanLikelihood(oddsOf(1 - likelihoods[ordinary]), oddsOfWhole) };
  };
}

/** The logarithm of the odds of a likelihood, which is certain in neither direction. */
function oddsOf(likelihood: number): number {
  const doubtful = Math.min(1 - leastDoubt, Math.max(leastDoubt, likelihood));
  return Math.log(doubtful / (1 - doubtful));
}

/** The likelihood whose odds are the mean of two. */
function meanLikelihood(one: number, other: number): number {
  return 1 / (1 + Math.exp(-(one + other) / 2));
}

let shipped: ((exchange: Exchange) => ExchangeReading) | undefined;

/**
 * Reads what a short row as a whole would teach an assistant, in English and Korean (docs/detectors.md says how well): what is
 * asked and what is answered say together what neither says alone.
 */
export function readExchange(exchange: Exchange): ExchangeReading {
  shipped ??= exchangeReader(
    { lessons: weightsIn('weights.bin'), wholeRows: weightsIn('whole-rows.bin') },
    shippedReaders().acts,
  );
  return shipped(exchange);
}

function weightsIn(name: string): SoftmaxWeights {
  return decodeSoftmaxWeights(readFileSync(new URL(name, import.meta.url)));
}
