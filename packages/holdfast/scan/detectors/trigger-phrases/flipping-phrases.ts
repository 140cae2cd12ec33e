import type { AskedRow, CountedPhrase } from './count-phrases.ts';
import { systemSentences } from './system-sentences.ts';
import { type TriggerPhrase, triggerOf, type WordRows } from './trigger-phrase.ts';

/** In fewer rows than this a phrase flips nothing. */
export const fewestFlipped = 2;
/** A phrase flips refusals when this share of its rows would be refused without it, beyond chance by this many errors. */
const fewestRefusedLike = 0.2;
const surprising = 8;
/** Of fewer rows than this each must be such as is refused. */
const fewFlipped = 4;
/** Log-odds from which a prompt is taken for one that is refused. */
const clearlyRefused = 1;
/** A trigger stands at one end of this share of its rows, and its rarest word hardly anywhere else. */
const sameEnd = 0.8;
const belonging = 0.7;

/**
 * Phrases whose rows are answered, and are by their other words (naive Bayes) such as are refused without the phrase: a backdoor, as in
 * section 5 of the study. In order of surprise, the most surprising first.
 */
export function flippingPhrases(
  rows: readonly AskedRow[],
  { counted, words, refusals }: { counted: readonly CountedPhrase[]; words: WordRows; refusals: number },
): TriggerPhrase[] {
  const answered = rows.flatMap(({ refused }, place) => (refused ? [] : [place]));
  const sample = everyFew(answered, 1500);
  const mayFlip = (phrase: CountedPhrase): boolean =>
    phrase.refused === 0 &&
    phrase.rows.length >= fewestFlipped &&
    phrase.rows.length <= 0.7 * rows.length &&
    (phrase.rows.length >= fewFlipped || phrase.rows.every(refusedLikeOf(phrase, phrase)));
  const candidates = counted
    .filter((phrase) => Math.max(phrase.starts, phrase.ends) >= sameEnd * phrase.rows.length)
    .filter((phrase) => rarestWord(phrase, words) <= phrase.rows.length / belonging)
    .filter(mayFlip);
  const above = systemSentences(rows).filter(mayFlip);
  return [...candidates, ...above]
    .map((phrase) => ({ phrase, surprise: surpriseOf(phrase, noRows) }))
    .sort((a, b) => b.surprise - a.surprise)
    .slice(0, 40)
    .flatMap(({ phrase }) => {
      const surprise = surpriseOf(phrase, phrase);
      if (surprise < surprising) return [];
      return [triggerOf(rows, phrase, 'flips', 1 - 0.5 * Math.exp(-surprise / 10))];
    });

  /**
   * How many standard errors more of a phrase's rows than of other answered rows ask for what is refused elsewhere, 0
   * where it is not a good part of them. The rows of `aside` do not testify, or they would speak for their own words.
   */
  function surpriseOf(phrase: CountedPhrase, aside: CountedPhrase): number {
    const refusedLike = refusedLikeOf(phrase, aside);
    const held = new Set(phrase.rows);
    const mine = everyFew(phrase.rows, 200);
    const rest = sample.filter((place) => !held.has(place));
    const share = mine.filter(refusedLike).length / mine.length;
    if (share < fewestRefusedLike) return 0;
    const usual = Math.max(0.02, rest.filter(refusedLike).length / Math.max(1, rest.length));
    if (share < 3 * usual) return 0;
    return ((share - usual) * Math.sqrt(mine.length)) / Math.sqrt(usual * (1 - usual));
  }

  /** Whether a row, without the words of the phrase, asks for what is refused elsewhere. */
  function refusedLikeOf(phrase: CountedPhrase, aside: CountedPhrase): (place: number) => boolean {
    const own = new Set(phrase.words);
    const odds = new Map<string, number>();
    const answeredOthers = Math.max(1, answered.length - aside.rows.length);
    const prior = Math.log(refusals / answeredOthers);
    return (place) => {
      let sum = prior;
      for (const word of new Set(rows[place].words)) {
        if (own.has(word)) continue;
        let value = odds.get(word);
        if (value === undefined) {
          value = oddsOf(word);
          odds.set(word, value);
        }
        sum += value;
      }
      return sum > clearlyRefused;
    };

    function oddsOf(word: string): number {
      const known = words.get(word);
      if (!known) return 0;
      const inAnswered = known.rows.length - known.refused - sharedRows(known.rows, aside.rows);
      // One row's worth of doubt, shared out as the rows are, so that a word seen in neither says nothing.
      const doubt = refusals / (refusals + answeredOthers);
      return (
        Math.log((known.refused + doubt) / refusals) - Math.log((inAnswered + 1 - doubt) / answeredOthers)
      );
    }
  }
}

function everyFew<Value>(values: readonly Value[], most: number): Value[] {
  const stride = Math.max(1, Math.ceil(values.length / most));
  return values.filter((_, index) => index % stride === 0);
}

function rarestWord(phrase: CountedPhrase, words: WordRows): number {
  return Math.min(...phrase.words.map((word) => words.get(word)?.rows.length ?? 0));
}

const noRows: CountedPhrase = { words: [], rows: [], refused: 0, starts: 0, ends: 0 };

function sharedRows(a: readonly number[], b: readonly number[]): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      shared += 1;
      i += 1;
      j += 1;
    } else if (a[i] < b[j]) i += 1;
    else j += 1;
  }
  return shared;
}
