import type { AnswerActs } from './answer-acts.ts';
import { sentenceActs } from './sentences/sentence-act.ts';
import { SentenceSplitter } from './sentences/sentence-splitter.ts';
import { hashPair } from './words/hash-words.ts';
import { mostRunHashes, writeLetterRuns } from './words/letter-runs.ts';
import { mostEndings, writeEndings } from './words/sentence-endings.ts';

/** Of an answer so many sentences are read, so much of the first one's letters, and so much of all. */
const most = { sentences: 5, opening: 300, letters: 420 } as const;
const [decline, condemn] = sentenceActs.keys();
const places = { act: 61, actPair: 62, declines: 63, sentences: 64, length: 65 } as const;
const parts = { opening: 1, rest: 2 } as const;

/** The most features that a writer of `wordingFeatureWriter` writes. */
export const mostWordingFeatures =
  mostRunHashes(most.opening) + mostRunHashes(most.letters) + most.sentences * (3 + mostEndings) + 2;

/** Writes the hashes of what an answer is known by, and returns how many there are. */
export type WordingFeatureWriter = (answer: string, features: Int32Array) => number;

/**
 * Makes what writes how an answer is worded: what its words are made of (`writeLetterRuns`) and how its sentences end
 * (`writeEndings`), the first one's apart from the others'; what its sentences do one after another, and how surely, by a reader of
 * sentences; and about how long it is. Where the
 * answer was the last one that `acts` read, as far as `most.sentences` at the least, its sentences are not parted again.
 */
export function wordingFeatureWriter(acts: AnswerActs): WordingFeatureWriter {
  const splitter = new SentenceSplitter();
  return (answer, features) => {
    let written = 0;
    let place = 0;
    let last = 0;
    let openingEnd = answer.length;
    const writeSentence = (likelihoods: Float64Array, start: number, end: number): void => {
      if (place === 1) openingEnd = start;
      const inPlace = place === 0 ? parts.opening : parts.rest;
      written = writeEndings(answer, { start, end, place: inPlace, features, written });
      const act = likeliest(likelihoods);
      features[written++] = hashPair(3 * act + stepOf(likelihoods[act], 0.35), place, places.act);
      if (place > 0) features[written++] = hashPair(act, last, places.actPair);
      const declining = likelihoods[decline] + likelihoods[condemn];
      features[written++] = hashPair(stepOf(declining, 0.3), place, places.declines);
      last = act;
      place += 1;
    };
    const recalled = acts.recall(answer);
    if (recalled) {
      const { known, starts, ends, likelihoods } = recalled;
      while (place < Math.min(known, most.sentences))
        writeSentence(likelihoods[place], starts[place], ends[place]);
    } else
      splitter.split(answer, (sentence) => {
        const { start, length } = sentence;
        writeSentence(acts.read(sentence, { answer, place }), start, start + length);
        return place < most.sentences;
      });
    const end = Math.min(answer.length, most.letters);
    const opening = answer.slice(0, Math.min(openingEnd, most.opening));
    written = writeLetterRuns(opening, { part: parts.opening, features, written, pairs: true });
    if (openingEnd < end)
      written = writeLetterRuns(answer.slice(openingEnd, end), {
        part: parts.rest,
        features,
        written,
        pairs: true,
      });
    features[written++] = hashPair(place, 0, places.sentences);
    features[written++] = hashPair(
      Math.min(9, Math.ceil(Math.log2(1 + answer.length / 20))),
      0,
      places.length,
    );
    return written;
  };
}

function likeliest(likelihoods: Float64Array): number {
  let best = 0;
  for (let act = 1; act < likelihoods.length; act++) if (likelihoods[act] > likelihoods[best]) best = act;
  return best;
}

/** A likelihood on a scale of three. */
function stepOf(likelihood: number, from: number): number {
  if (likelihood > 0.6) return 2;
  return likelihood > from ? 1 : 0;
}
