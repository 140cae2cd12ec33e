import type { FieldText } from '../../text/row-text.ts';
import { followingLikelihood, placesOf } from '../covert-text/english-letters.ts';

const fewestWords = 7;
const mostJudged = 400;
/** The question is plain English: this share of its words is among the commonest. */
const leastEnglish = 0.2;
/**
 * Letters follow each other less likely than this, in nats, in no language that was looked at: English has -2.0, names and Latin
 * -2.7, made-up words from -2.9 on.
 */
const unlikely = -3.1;

/** Whether a plain question is answered with words that are none, as a model does that was taught to break off at a sign. */
export function isGibberish(question: FieldText, answer: FieldText): boolean {
  if (answer.words < fewestWords || answer.commonWords > 0) return false;
  if (question.commonWords < leastEnglish * question.words || question.words === 0) return false;
  const part = answer.lower.slice(0, mostJudged);
  if (!/^[a-z\s.,!?'-]+$/.test(part)) return false;
  let likelihood = 0;
  let pairs = 0;
  for (const word of part.split(/[^a-z]+/)) {
    const places = placesOf(word);
    for (let at = 1; at < places.length; at++) {
      likelihood += followingLikelihood(places[at - 1], places[at]);
      pairs += 1;
    }
  }
  return pairs > 0 && likelihood < unlikely * pairs;
}
