import type { AnswerActs } from '../../../refusal/answer-acts.ts';
import { sentenceActs } from '../../../refusal/sentences/sentence-act.ts';
import { type Sentence, SentenceSplitter } from '../../../refusal/sentences/sentence-splitter.ts';
import { distinctHashes } from '../../../refusal/words/distinct-hashes.ts';
import { hashPair } from '../../../refusal/words/hash-words.ts';
import { mostRunHashes, writeLetterRuns } from '../../../refusal/words/letter-runs.ts';
import { ConceptReader } from '../concept-reader.ts';
import { DeedReader } from './deed-reader.ts';
import { deeds } from './deeds.ts';
import { formsOf, signsOf } from './exchange-forms.ts';

/** What a short row says: its system prompt, what was said up to the last answer, and that answer; each may be empty. */
export interface Exchange {
  system: string;
  question: string;
  answer: string;
}

/** Of an answer so many sentences are read, of what was asked, and of both for what is done in them. */
const mostSentences = { asked: 7, answer: 5, deeds: 7 };
const mostConcepts = 24;
const actCount = sentenceActs.length;
const [decline, condemn, , , , , instruct, content] = sentenceActs.keys();
const sureAct = 0.35;
const leastDeclined = 0.3;
const leastTold = 0.4;
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
  outcome: 29,
  sign: 30,
  deed: 41,
  deedAcross: 42,
  deedOutcome: 43,
  deedPair: 46,
} as const;
/** What is said first in an answer counts apart from what follows. */
const parts = { system: 1, question: 2, opening: 3, rest: 4, answer: 5 } as const;
/** Of each part so much is read by the letters. */
const mostLetters = 640;
const mostDeeds = Object.keys(deeds).length;

/** A sentence has so many words at the most, and each is known by itself, by its stem and with the word before it. */
const mostWords = 98;
/** The most features that a writer of `exchangeHashWriter` writes. */
export const mostExchangeHashes =
  (2 * mostSentences.asked + mostSentences.answer) * (3 * mostWords + mostConcepts + 2) +
  mostConcepts * (mostConcepts + 1) +
  2 * mostDeeds * (mostDeeds + 2) +
  3 * mostRunHashes(mostLetters) +
  16;

/** Writes the hashes of what a short row is known by, each once, and returns how many there are. */
export type ExchangeHashWriter = (exchange: Exchange, features: Int32Array) => number;

/**
 * Makes what writes what rows are known by: the words of each part and those that follow one another, apart for each, since longer
 * runs of words do not come again in rows that were written elsewhere; which concepts a row speaks of, and which of them are asked
 * about and then answered with, or told or declined; the same of which deeds (`deeds`); what the words are made of
 * (`writeLetterRuns`); what the sentences of the answer do (`AnswerActs`), one after another; and the form: signs in what is asked,
 * whether an answer breaks off where it was to begin, and how long it is.
 */
export function exchangeHashWriter(acts: AnswerActs): ExchangeHashWriter {
  const splitter = new SentenceSplitter();
  const reader = new ConceptReader();
  const questionConcepts = new Set<number>();
  const answered = new Set<number>();
  const deedReader = new DeedReader();
  const deedsAsked = new Set<number>();
  const deedsAnswered = new Set<number>();
  const keepDistinct = distinctHashes();
  return ({ system, question, answer }, features) => {
    let written = 0;
    const writeSentence = (sentence: Sentence, part: number, concepts: Set<number>): void => {
      written = writeWords(sentence, { part, features, written });
      const spoken = reader.read(sentence);
      for (let index = 0; index < spoken.count && concepts.size < mostConcepts; index++) {
        const concept = spoken.concepts[index];
        if (concepts.has(concept)) continue;
        concepts.add(concept);
        features[written++] = hashPair(concept, part, places.concept);
      }
    };
    const writeAsked = (text: string, part: number): void => {
      let sentences = 0;
      splitter.split(text, (sentence) => {
        writeSentence(sentence, part, questionConcepts);
        deedReader.read(sentence, deedsAsked);
        sentences += 1;
        return sentences < mostSentences.asked;
      });
    };
    questionConcepts.clear();
    answered.clear();
    deedsAsked.clear();
    deedsAnswered.clear();
    writeAsked(system, parts.system);
    writeAsked(question, parts.question);
    let declined = 0;
    let surestOfAll = 0;
    let surestTelling = 0;
    let place = 0;
    let lastAct = 0;
    splitter.split(answer, (sentence) => {
      deedReader.read(sentence, deedsAnswered);
      if (place >= mostSentences.answer) {
        place += 1;
        return place < mostSentences.deeds;
      }
      writeSentence(sentence, place === 0 ? parts.opening : parts.rest, answered);
      const likelihoods = acts.read(sentence, { answer, place });
      const act = likeliestAct(likelihoods);
      const telling = likelihoods[instruct] + likelihoods[content];
      if (declined >= leastDeclined && telling > surestTelling) surestTelling = telling;
      surestOfAll = Math.max(surestOfAll, telling);
      declined = Math.max(declined, likelihoods[decline] + likelihoods[condemn]);
      features[written++] = hashPair(act, place, places.act);
      if (place > 0) features[written++] = hashPair(act, lastAct, places.actPair);
      lastAct = act;
      place += 1;
      return place < mostSentences.deeds;
    });
    for (const one of questionConcepts)
      for (const other of answered) features[written++] = hashPair(one, other, places.across);
    // How surely something is told after a sentence that declines, each on a scale of its own.
    const [firmness, candour] = [stepOf(declined), stepOf(surestTelling)];
    features[written++] = hashPair(firmness, candour, places.turn);
    features[written++] = hashPair(firmness, candour, places.turnAgain);
    if (firmness > 1 && candour > 1) features[written++] = hashPair(0, 0, places.turn);
    // What was asked about and whether it is told, declined, both or neither.
    const outcome = (declined >= leastDeclined ? 2 : 0) + (surestOfAll >= leastTold ? 1 : 0);
    for (const concept of questionConcepts) features[written++] = hashPair(concept, outcome, places.outcome);
    for (const sign of signsOf(question)) {
      features[written++] = hashPair(sign, 0, places.sign);
      features[written++] = hashPair(sign, 1 + outcome, places.sign);
    }
    for (const form of formsOf(answer)) features[written++] = hashPair(form, 0, places.form);
    writeDeeds();
    writeLetters(system, parts.system);
    writeLetters(question, parts.question);
    writeLetters(answer, parts.answer);
    return keepDistinct(features, written);

    function writeDeeds(): void {
      for (const one of deedsAsked) {
        features[written++] = hashPair(one, parts.question, places.deed);
        features[written++] = hashPair(one, outcome, places.deedOutcome);
        for (const other of deedsAsked)
          if (other > one) features[written++] = hashPair(hashPair(one, other, 0), outcome, places.deedPair);
        for (const other of deedsAnswered) features[written++] = hashPair(one, other, places.deedAcross);
      }
      for (const one of deedsAnswered) {
        features[written++] = hashPair(one, parts.answer, places.deed);
        for (const other of deedsAnswered)
          if (other > one)
            features[written++] = hashPair(hashPair(one, other, 0), parts.answer, places.deedPair);
      }
    }

    function writeLetters(text: string, part: number): void {
      written = writeLetterRuns(text.slice(0, mostLetters), { part, features, written });
    }
  };
}

/** The likeliest act, counted from 1; 0 where none is likely. */
function likeliestAct(likelihoods: Float64Array): number {
  let best = 0;
  for (let act = 1; act < actCount; act++) if (likelihoods[act] > likelihoods[best]) best = act;
  return likelihoods[best] >= sureAct ? best + 1 : 0;
}

/** A likelihood on a scale of six. */
function stepOf(likelihood: number): number {
  return [0.25, 0.35, 0.45, 0.6, 0.8].filter((step) => likelihood >= step).length;
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
