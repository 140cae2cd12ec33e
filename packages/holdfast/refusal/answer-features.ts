import { readSentences } from './read-sentences.ts';
import { sentenceActs } from './sentence-act.ts';
import type { SentenceReader } from './sentence-reader.ts';

const acts = sentenceActs.length;
const [decline, condemn, caution, redirect, , turn, content] = sentenceActs.keys();

/** Sentences at the start whose acts are features one by one; the last sentence's are too. */
const firstSentences = 3;
const ofPlaces = acts * (firstSentences + 1);
const ofMeans = acts;
const ofMost = acts;
const others = 12;

/** How many numbers `answerFeatures` writes. */
export const answerFeatureCount = ofPlaces + ofMeans + ofMost + others;

/**
 * Writes what an answer is known by: which acts its first sentences and its last one are, the mean of each act over its
 * length and the most of each, how much is told before and after the first sentence that declines, and how much in lists and
 * in code. Lengths count as logarithms.
 */
export function answerFeatures(answer: string, read: SentenceReader, features: Float64Array): void {
  features.fill(0);
  const means = ofPlaces;
  const most = means + ofMeans;
  let place = 0;
  let total = 0;
  let declined = 0;
  const lengths = { before: 0, after: 0, listed: 0, code: 0, taught: 0 };
  let turned = 0;
  readSentences(answer, (sentence) => {
    const likelihoods = read(sentence);
    const { length } = sentence;
    for (let act = 0; act < acts; act++) {
      const likelihood = likelihoods[act];
      if (place < firstSentences) features[place * acts + act] = likelihood;
      features[firstSentences * acts + act] = likelihood;
      features[means + act] += likelihood * length;
      if (likelihood > features[most + act]) features[most + act] = likelihood;
    }
    const given = likelihoods[content] * length;
    lengths.before += given * (1 - declined);
    lengths.after += given * declined;
    if (sentence.listed) lengths.listed += given;
    if (sentence.code) lengths.code += length;
    lengths.taught += (likelihoods[condemn] + likelihoods[caution] + likelihoods[redirect]) * length;
    if (declined > 0.5 && likelihoods[turn] > turned) turned = likelihoods[turn];
    if (likelihoods[decline] > declined) declined = likelihoods[decline];
    place += 1;
    total += length;
  });
  const share = 1 / Math.max(1, total);
  const given = features[means + content];
  for (let act = 0; act < acts; act++) features[means + act] *= share;
  let next = most + ofMost;
  features[next++] = logarithm(given);
  features[next++] = logarithm(lengths.before);
  features[next++] = logarithm(lengths.after);
  features[next++] = logarithm(lengths.listed);
  features[next++] = logarithm(lengths.code);
  features[next++] = logarithm(lengths.taught);
  features[next++] = logarithm(total);
  features[next++] = logarithm(place) * 2;
  features[next++] = turned;
  features[next++] = lengths.after * share;
  features[next++] = lengths.before * share;
  features[next] = place === 0 ? 1 : 0;
}

/** About 0 to 2 for 0 to some thousand letters. */
function logarithm(length: number): number {
  return Math.log1p(length) / 4;
}
