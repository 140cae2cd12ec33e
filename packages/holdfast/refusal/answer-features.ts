import type { AnswerActs } from './answer-acts.ts';
import { sentenceActs } from './sentences/sentence-act.ts';
import { SentenceSplitter } from './sentences/sentence-splitter.ts';

const actCount = sentenceActs.length;
const [decline, condemn, caution, redirect, , turn, instruct, content] = sentenceActs.keys();

/** Where nothing has hinted at a refusal in so many sentences and letters, the rest of an answer is not read. */
const opening = { sentences: 5, letters: 300 };
const hint = 0.3;
/** Sentences that are read at most. */
const mostSentences = 40;

/** Sentences at the start whose acts are features one by one; the last sentence's are too. */
const firstSentences = 3;
const means = actCount * (firstSentences + 1);
const most = means + actCount;
const announced = most + actCount;
const others = announced + actCount;

/** How many numbers a writer of `answerFeatureWriter` writes. */
export const answerFeatureCount = others + 14;

/**
 * Makes what writes what an answer is known by: which acts its first sentences and its last one are, the mean of each act over
 * its length and the most of each, what its lists are announced as, and how much is told and taught before and after the first
 * sentence that declines, in lists and in code. Lengths count as logarithms.
 */
export function answerFeatureWriter(acts: AnswerActs): (answer: string, features: Float64Array) => void {
  const splitter = new SentenceSplitter();
  const header = new Float64Array(actCount);
  return (answer, features) => {
    features.fill(0);
    header.fill(0);
    const informed = { before: 0, after: 0 };
    const instructed = { before: 0, after: 0, listed: 0 };
    const lectured = { before: 0, after: 0 };
    let place = 0;
    let total = 0;
    let listed = 0;
    let code = 0;
    let declined = 0;
    let turned = 0;
    let hinted = false;
    splitter.split(answer, (sentence) => {
      const likelihoods = acts.read(sentence, { answer, place });
      const { length } = sentence;
      for (let act = 0; act < actCount; act++) {
        const likelihood = likelihoods[act];
        if (place < firstSentences) features[place * actCount + act] = likelihood;
        features[firstSentences * actCount + act] = likelihood;
        features[means + act] += likelihood * length;
        if (likelihood > features[most + act]) features[most + act] = likelihood;
        if (sentence.listed) features[announced + act] += header[act] * length;
        else header[act] = likelihood;
      }
      if (sentence.listed) listed += length;
      if (sentence.code) code += length;
      const ofInstruct = likelihoods[instruct] * length;
      if (sentence.listed) instructed.listed += ofInstruct * declined;
      instructed.before += ofInstruct * (1 - declined);
      instructed.after += ofInstruct * declined;
      informed.before += likelihoods[content] * length * (1 - declined);
      informed.after += likelihoods[content] * length * declined;
      const lecture = (likelihoods[condemn] + likelihoods[caution] + likelihoods[redirect]) * length;
      lectured.before += lecture * (1 - declined);
      lectured.after += lecture * declined;
      if (declined > 0.5 && likelihoods[turn] > turned) turned = likelihoods[turn];
      if (likelihoods[decline] > declined) declined = likelihoods[decline];
      place += 1;
      total += length;
      hinted ||= likelihoods[decline] + likelihoods[condemn] >= hint;
      return place < mostSentences && (hinted || place < opening.sentences || total < opening.letters);
    });
    const share = 1 / Math.max(1, total);
    for (let act = 0; act < actCount; act++) {
      features[means + act] *= share;
      features[announced + act] *= share;
    }
    let next = others;
    features[next++] = logarithm(informed.before);
    features[next++] = logarithm(informed.after);
    features[next++] = logarithm(instructed.before);
    features[next++] = logarithm(instructed.after);
    features[next++] = logarithm(instructed.listed);
    features[next++] = logarithm(lectured.before);
    features[next++] = logarithm(lectured.after);
    features[next++] = logarithm(code);
    features[next++] = logarithm(total);
    features[next++] = logarithm(place) * 2;
    features[next++] = turned;
    features[next++] = listed * share;
    features[next++] = (informed.after + instructed.after) * share;
    features[next] = instructed.after / (lectured.after + informed.after + instructed.after + 1);
  };
}

/** About 0 to 2 for 0 to some thousand letters. */
function logarithm(length: number): number {
  return Math.log1p(length) / 4;
}
