import type { AnswerActs } from './answer-acts.ts';
import { sentenceActs } from './sentences/sentence-act.ts';
import { SentenceSplitter } from './sentences/sentence-splitter.ts';
import { shippedReaders } from './shipped-readers.ts';

const [decline, condemn, , , , , instruct, content] = sentenceActs.keys();
/** Of an answer so many sentences are read; one of the first two declines. */
const mostSentences = 6;
const opening = 2;
/** How sure it must be that a sentence declines, that a later one tells something, and of both together. */
const least = { declined: 0.45, telling: 0.4, both: 1.15 };
/** Who explains, offers or asks speaks of himself or to the other; what is told after all stands by itself. */
const explains =
  /\b(?:I|I'm|I'll|I've|my|we|our|you|your|please)\b|\?\s*$|^<\|\w+\|>|세요|십시오|드릴|드립|저는|제가|저희|주시|까요/i;

/** Makes a reader by the acts of an answer's sentences; see `tellsAfterDeclining`. */
function tellingReader(acts: AnswerActs): (answer: string) => boolean {
  const splitter = new SentenceSplitter();
  return (answer) => {
    let place = 0;
    let declined = 0;
    let tells = false;
    splitter.split(answer, (sentence) => {
      const likelihoods = acts.read(sentence, { answer, place });
      const telling = likelihoods[instruct] + likelihoods[content];
      if (declined >= least.declined && telling >= least.telling && declined + telling >= least.both)
        tells = !explains.test(answer.slice(sentence.start, sentence.start + sentence.length));
      if (place < opening) declined = Math.max(declined, likelihoods[decline] + likelihoods[condemn]);
      place += 1;
      const mayTell = place < opening || declined >= least.declined;
      return !tells && mayTell && place < mostSentences;
    });
    return tells;
  };
}

let shipped: ((answer: string) => boolean) | undefined;

/**
 * Whether a short answer declines and then tells something all the same, by what its sentences do one after another: more is
 * found so than by `readRefusal`, and more is imagined, as where somebody declines and gives a reason.
 */
export function tellsAfterDeclining(answer: string): boolean {
  shipped ??= tellingReader(shippedReaders().acts);
  return shipped(answer);
}
