import { settledParticles } from '../particles/settled-particles.ts';
import { koreanAccess } from './access.ts';
import { koreanChecks } from './checks.ts';
import { koreanErrors } from './errors/errors.ts';
import { koreanParserErrors } from './errors/parser-errors.ts';
import { koreanEvents } from './events.ts';
import { koreanRowReasons } from './row-reasons.ts';
import { koreanRowRemedies } from './row-remedies.ts';
import { koreanVerdictSentences } from './verdict.ts';
import { koreanWays } from './ways.ts';

/** A sentence in English, as the places where it is said write it, and the same in Korean. */
interface Pair {
  pattern: RegExp;
  korean: string;
}

const sentences = [
  koreanRowReasons,
  koreanRowRemedies,
  koreanAccess,
  koreanEvents,
  koreanErrors,
  koreanVerdictSentences,
  koreanParserErrors,
  // Short ones, which would fit into many others.
  koreanChecks,
].flatMap(pairsOf);
const ways = pairsOf(koreanWays);

/**
 * A sentence that was made in English, in Korean with the same values. Sentences that are made deep inside, such as why a row
 * cannot be read and what an error says, are made there as text; one that is not in the tables stays as it is.
 */
export function koreanSentence(sentence: string): string {
  // What several things lack is told in several sentences, one after another.
  const parts = sentence.split(/(?<=\.) (?=\S)/);
  const korean = parts.map((part) => translated(part, sentences));
  const known = korean.every((part, place) => part !== parts[place]);
  return settledParticles(known ? korean.join(' ') : translated(sentence, sentences));
}

/** The same of a way of asking. */
export function koreanWay(way: string): string {
  return settledParticles(translated(way, ways));
}

function translated(text: string, pairs: readonly Pair[]): string {
  for (const { pattern, korean } of pairs) {
    const values = pattern
      .exec(text)
      ?.slice(1)
      .map((value) => koreanCount(value) ?? translatedValue(value, pairs));
    if (values) return korean.replaceAll('{}', () => values.shift() ?? '');
  }
  return text;
}

/** A value of a sentence: a phrase, or several in a row. */
function translatedValue(value: string, pairs: readonly Pair[]): string {
  for (const between of ['; ', ', ']) {
    const phrases = value.split(between);
    const korean = phrases.map((phrase) => translated(phrase, pairs));
    if (phrases.length > 1 && korean.every((phrase, place) => phrase !== phrases[place]))
      return korean.join(between);
  }
  return translated(value, pairs);
}

/** Nouns that are counted within sentences, with what Korean counts them by. */
const nouns: Readonly<Record<string, (number: string) => string>> = {
  row: (number) => `${number}행`,
  question: (number) => `질문 ${number}개`,
  'safety example': (number) => `안전 예시 ${number}개`,
  'control answer': (number) => `대조 답변 ${number}개`,
};

/** A count and its noun, such as `60 rows`; undefined for anything else. */
function koreanCount(value: string): string | undefined {
  const [, number, noun] = /^([\d,]+) (.+?)s?$/.exec(value) ?? [];
  return number === undefined ? undefined : nouns[noun]?.(number);
}

function pairsOf(table: Readonly<Record<string, string>>): Pair[] {
  return Object.entries(table).map(([english, korean]) => ({
    pattern: patternOf(english.replace(/\.$/, '')),
    korean: `${korean.replace(/\.$/, '')}{}`,
  }));
}

/** Its first letter may be a capital; a value is as short as what follows allows, and a full stop stays where there is one. */
function patternOf(english: string): RegExp {
  const parts = english.split('{}').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(.+?)')}(\\.?)$`, 'is');
}
