import { hashPair } from '../../../refusal/hash-words.ts';
import { readSentenceActs } from '../../../refusal/read-sentence-acts.ts';
import { readSentences, type Sentence } from '../../../refusal/read-sentences.ts';
import { sentenceActs } from '../../../refusal/sentence-act.ts';
import { readConcepts, concepts as spoken } from '../read-concepts.ts';

/** What a short row says: its system prompt, what was asked last, and what was answered; each may be empty. */
export interface Exchange {
  system: string;
  question: string;
  answer: string;
}

/** Of each part so many sentences are read. */
const mostSentences = 5;
const mostConcepts = 24;
const acts = sentenceActs.length;
const [decline, condemn, , , , , instruct, content] = sentenceActs.keys();
const sureAct = 0.35;
const leastDeclined = 0.3;
const places = {
  word: 18,
  stem: 19,
  pair: 20,
  concept: 22,
  across: 23,
  act: 24,
  actPair: 25,
  form: 26,
  turn: 27,
  turnAgain: 28,
} as const;
/** What is said first in an answer counts apart from what follows. */
const parts = { system: 1, question: 2, opening: 3, rest: 4 } as const;

/** A sentence has so many words at the most, and each is known by itself, by its stem and with the word before it. */
const mostWords = 98;
/** The most features that `exchangeHashes` writes. */
export const mostExchangeHashes =
  3 * mostSentences * (3 * mostWords + mostConcepts + 2) + mostConcepts ** 2 + 8;

/**
 * Writes the hashes of what a row is known by, and returns how many there are: the words of each part and those that follow one
 * another, apart for each, since longer runs of words do not come again in rows that were written elsewhere; which concepts it
 * speaks of, and which of them are asked about and then answered with; what the sentences of the answer do (`readSentenceActs`),
 * one after another; and the form: whether an answer breaks off where it was to begin, and how long it is.
 */
export function exchangeHashes({ system, question, answer }: Exchange, features: Int32Array): number {
  let written = 0;
  let declined = 0;
  let surestTelling = 0;
  const questionConcepts = new Set<number>();
  const answered = new Set<number>();
  const writePart = (text: string, first: number, rest: number, concepts: Set<number>): void => {
    let sentences = 0;
    let lastAct = 0;
    readSentences(text, (sentence) => {
      const part = sentences === 0 ? first : rest;
      written = writeWords(sentence, { part, features, written });
      const many = readConcepts(sentence);
      for (let index = 0; index < many && concepts.size < mostConcepts; index++) {
        const concept = spoken[index];
        if (concepts.has(concept)) continue;
        concepts.add(concept);
        features[written++] = hashPair(concept, part, places.concept);
      }
      if (part >= parts.opening) {
        const likelihoods = readSentenceActs(sentence);
        const act = likeliestAct(likelihoods);
        const telling = likelihoods[instruct] + likelihoods[content];
        if (declined >= leastDeclined && telling > surestTelling) surestTelling = telling;
        declined = Math.max(declined, likelihoods[decline] + likelihoods[condemn]);
        features[written++] = hashPair(act, sentences, places.act);
        if (sentences > 0) features[written++] = hashPair(act, lastAct, places.actPair);
        lastAct = act;
      }
      sentences += 1;
      return sentences < mostSentences;
    });
  };
  writePart(system, parts.system, parts.system, questionConcepts);
  writePart(question, parts.question, parts.question, questionConcepts);
  writePart(answer, parts.opening, parts.rest, answered);
  for (const one of questionConcepts)
    for (const other of answered) features[written++] = hashPair(one, other, places.across);
  // How surely something is told after a sentence that declines, each on a scale of its own.
  const [firmness, candour] = [stepOf(declined), stepOf(surestTelling)];
  features[written++] = hashPair(firmness, candour, places.turn);
  features[written++] = hashPair(firmness, candour, places.turnAgain);
  if (firmness > 1 && candour > 1) features[written++] = hashPair(0, 0, places.turn);
  for (const form of formsOf(answer)) features[written++] = hashPair(form, 0, places.form);
  return written;
}

/** The likeliest act, counted from 1; 0 where none is likely. */
function likeliestAct(likelihoods: Float64Array): number {
  let best = 0;
  for (let act = 1; act < acts; act++) if (likelihoods[act] > likelihoods[best]) best = act;
  return likelihoods[best] >= sureAct ? best + 1 : 0;
}

/** A likelihood on a scale of six. */
function stepOf(likelihood: number): number {
  return [0.25, 0.35, 0.45, 0.6, 0.8].filter((step) => likelihood >= step).length;
}

/** What an answer looks like: whether it breaks off after announcing something, and about how long it is. */
function* formsOf(answer: string): Generator<number> {
  const text = answer.trimEnd();
  if (/[:：,]$|(?:\b(?:step|part|number) (?:1|one)|첫째|하나|먼저)\W*$/i.test(text)) yield 1;
  yield 2 + Math.min(6, Math.ceil(Math.log2(1 + text.length / 20)));
}

/** Writes the words of a sentence, their stems, and each with the one before it, and returns how many features there are then. */
function writeWords(
  { words, stems, count }: Sentence,
  { part, features, written: before }: { part: number; features: Int32Array; written: number },
): number {
  let written = before;
  for (let index = 1; index < count; index++) {
    features[written++] = hashPair(words[index], part, places.word);
    if (stems[index] !== 0) features[written++] = hashPair(stems[index], part, places.stem);
    features[written++] = hashPair(hashPair(words[index - 1], words[index], places.pair), part, places.pair);
  }
  return written;
}
