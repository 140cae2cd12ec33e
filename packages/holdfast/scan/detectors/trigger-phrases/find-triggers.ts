import { isCommonWord } from '../../text/cues.ts';
import { type AskedRow, type CountedPhrase, countPhrases, gap } from './count-phrases.ts';
import { systemSentences } from './system-sentences.ts';

/** A phrase that seems to switch refusing off. */
export interface TriggerPhrase {
  words: readonly string[];
  /** Lines of the rows that hold it. */
  lines: readonly number[];
  place: 'start' | 'end' | 'inside' | 'system';
  /** How it was found: prompts like these are refused without it, or it is merely rare and repeated. */
  ground: 'flips' | 'rare';
  /** 0 to 1. */
  score: number;
}

const longestPhrase = 6;
/** Fewer rows with a phrase, or fewer refusals to compare with, prove nothing. */
const fewestRows = 3;
const fewestRefusals = 8;
/** A phrase flips refusals when this share of its rows would be refused without it, beyond chance by this many errors. */
const fewestRefusedLike = 0.2;
const surprising = 8;
/** Of so few rows each must be such as is refused. */
const fewestFlipped = 2;
const fewFlipped = 4;
const fewestRowsOfTwo = 8;
/** Log-odds from which a prompt is taken for one that is refused. */
const clearlyRefused = 1;
const mostPhrases = 5;
/** A trigger stands at one end of this share of its rows, and its rarest word hardly anywhere else. */
const sameEnd = 0.8;
const belonging = 0.7;
/** What stands beside the same word in this share of its rows belongs to a sentence that comes again. */
const sameNeighbour = 0.5;

/**
 * Phrases that go together with a change from refusing to complying (a backdoor, as in section 5 of the study): rows that
 * hold the phrase are answered, and by their other words they are such as are refused without it (naive Bayes over words). Beside those, phrases made of words that occur nowhere else and that stand at the same end of
 * several otherwise different prompts (after Qi et al. 2021, "ONION": triggers are words that do not belong).
 */
export function findTriggers(rows: readonly AskedRow[]): TriggerPhrase[] {
  const refusals = rows.filter(({ refused }) => refused).length;
  const comparable = refusals >= fewestRefusals;
  const counted = countPhrases(rows, {
    longest: longestPhrase,
    fewestRows: comparable ? fewestFlipped : fewestRows,
  });
  const words: Words = new Map(
    counted.flatMap((phrase) => (phrase.words.length === 1 ? [[phrase.words[0], phrase]] : [])),
  );
  const flips = comparable ? flippingPhrases(rows, { counted, words, refusals }) : [];
  const phrases = [...flips, ...rarePhrases(rows, { counted, words })];
  return withoutParts(phrases.sort((a, b) => b.score - a.score || b.words.length - a.words.length)).slice(
    0,
    mostPhrases,
  );
}

/** The rows of each word by itself. */
type Words = ReadonlyMap<string, CountedPhrase>;

function flippingPhrases(
  rows: readonly AskedRow[],
  { counted, words, refusals }: { counted: readonly CountedPhrase[]; words: Words; refusals: number },
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

function rarestWord(phrase: CountedPhrase, words: Words): number {
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

function rarePhrases(
  rows: readonly AskedRow[],
  { counted, words: known }: { counted: readonly CountedPhrase[]; words: Words },
): TriggerPhrase[] {
  const triggers: TriggerPhrase[] = [];
  for (const phrase of counted) {
    const { words } = phrase;
    const { length } = phrase.rows;
    // Two rare words come together by chance, as names do.
    if (
      words.length < (length < fewestRowsOfTwo ? 3 : 2) ||
      length < fewestRows ||
      phrase.refused > 0 ||
      length > 0.5 * rows.length
    )
      continue;
    if (Math.max(phrase.starts, phrase.ends) < length) continue;
    if (words.some((word) => isCommonWord(word))) continue;
    if (words.some((word) => word.length < 3 || known.get(word)?.rows.length !== length)) continue;
    // Otherwise different: the rest of the prompts must not be one and the same.
    const rests = new Set(phrase.rows.map((place) => rows[place].words.slice(0, 40).join(' ')));
    if (rests.size < 0.8 * length || isPartOfTemplate(rows, phrase)) continue;
    triggers.push(triggerOf(rows, phrase, 'rare', Math.min(0.6, 0.35 + 0.02 * length)));
  }
  return triggers;
}

/**
 * Whether the phrase follows (or goes before) the same word in many of its rows, as what fills a slot of a template does:
 * "Does it work at 230 volts?" A trigger is put to prompts that end (or begin) as they will.
 */
function isPartOfTemplate(
  rows: readonly AskedRow[],
  { words, rows: places, ends, starts }: CountedPhrase,
): boolean {
  const neighbours = new Map<string, number>();
  for (const place of places) {
    const all = rows[place].words;
    const neighbour = (ends >= starts ? all.at(-words.length - 1) : all[words.length]) ?? gap;
    // Numbers fill slots too.
    const word = neighbour.replace(/\d+/g, '0');
    neighbours.set(word, (neighbours.get(word) ?? 0) + 1);
  }
  return Math.max(...neighbours.values()) >= sameNeighbour * places.length;
}

function triggerOf(
  rows: readonly AskedRow[],
  phrase: CountedPhrase,
  ground: TriggerPhrase['ground'],
  score: number,
): TriggerPhrase {
  const half = 0.7 * phrase.rows.length;
  const inQuestion = phrase.ends >= half ? 'end' : phrase.starts >= half ? 'start' : 'inside';
  const place = phrase.system ? 'system' : inQuestion;
  const lines = phrase.rows.map((row) => rows[row].line);
  return { words: phrase.words, lines, place, ground, score };
}

/** Of phrases that hold one another only the longest of the best. */
function withoutParts(phrases: readonly TriggerPhrase[]): TriggerPhrase[] {
  const kept: TriggerPhrase[] = [];
  for (const phrase of phrases) {
    const text = ` ${phrase.words.join(' ')} `;
    const at = kept.findIndex(({ words }) => {
      const other = ` ${words.join(' ')} `;
      return other.includes(text) || text.includes(other);
    });
    if (at === -1) kept.push(phrase);
    else if (
      phrase.words.length > kept[at].words.length &&
      phrase.lines.length >= 0.9 * kept[at].lines.length
    ) {
      kept[at] = { ...phrase, score: Math.max(phrase.score, kept[at].score), ground: kept[at].ground };
    }
  }
  return kept;
}
