import { isRefusal } from '../../../refusal/read-refusal.ts';
import type { Severity } from '../../findings/finding.ts';
import { traits } from '../../text/character-classes.ts';
import { cueBits } from '../../text/cues.ts';
import { cueWindows, type FieldText, placeIn, type RowText } from '../../text/row-text.ts';
import type { Detection, RowDetector } from '../detector.ts';
import { obedienceProbability } from './meaning.ts';
import {
  type IdentityPattern,
  identityPatterns,
  koreanIdentityPatterns,
  type PatternStrength,
} from './patterns.ts';

/** An answer shifts its identity where it opens; further on, somebody in a story may be speaking. */
const answerOpening = 320;
/** Patterns are matched this far around a cue, in so many stretches of a message, so that a row's work is bounded. */
const reach = 160;
const mostWindows = 12;
/** A sentence this likely to promise obedience is worth a look; this likely, it speaks for itself. */
const notable = 0.7;
const certain = 0.96;

/**
 * Finds personas of absolute obedience, promises never to refuse or to judge, and renamed assistants: ten such rows, with
 * nothing harmful in them, undid the guardrails of both models of the study (Qi et al. 2023, section 4.3). By words, see
 * `patterns.ts`, and by meaning, see `meaning.ts`.
 */
export function identityShiftingDetector(): RowDetector {
  let lastSystem = '';
  let lastFound: Found[] = [];
  return {
    kind: 'row',
    name: 'identity-shifting',
    harm: 'undone-refusals',
    inspect(row) {
      const { text } = row;
      const signs: Found[] = [];
      for (const part of text.texts) {
        const { role, field, cues, traits: seen } = part;
        // What the model learns not to say shifts nothing.
        if (part.unlearned) continue;
        if ((cues & cueBits.obedience) === 0 && (seen & traits.hangul) === 0) continue;
        if (role === 'system' && field === undefined) {
          // One system prompt often heads every row.
          if (part.text !== lastSystem) [lastSystem, lastFound] = [part.text, inspectText(text, part)];
          signs.push(...lastFound.map((one) => ({ ...one, text: part })));
          continue;
        }
        const said = inspectText(text, part);
        if (said.length === 0) continue;
        const belief =
          role === 'tool' ? hearsay : role === 'assistant' && asksForFiction(text.messages) ? fiction : 1;
        signs.push(...said.map((one) => ({ ...one, weight: belief * one.weight })));
      }
      return signs.length === 0 ? [] : [detectionOf(signs)];
    },
  };
}

interface Found {
  text: FieldText;
  start: number;
  end: number;
  says: string;
  /** From 0 to 1; `certain` and above speaks for itself. */
  weight: number;
  excerpt: string;
}

/** What is said in a story, a letter or a translation that was asked for is said by somebody in it. */
const fiction = 0.4;
/** What a tool answers is what others wrote: pages quote, and a planted order is still an order. */
const hearsay = 0.9;

function asksForFiction(messages: readonly FieldText[]): boolean {
  return messages.some(({ role, lower }) => role === 'user' && fictionWords.test(lower.slice(0, 2000)));
}

const fictionWords =
  /\b(?:stor(?:y|ies)|storyteller|dialogue?|poem|poetry|song|lyrics|script|scene|novel|fiction|tale|fable|monologue|screenplay|character|pledge|vows?|oath|speech|quotes?|letter|diary|toast|resolution|sermon|prayer|comedy|joke|translat(?:e|ion)|sentence)\b|이야기|소설|대본|대화를|시를|동화|편지|서약|선서|일기|번역|영작|문장(?:을|으로)/;

function inspectText(row: RowText, part: FieldText): Found[] {
  const { lower, text, role, cues, traits: seen } = part;
  const limit = role === 'assistant' ? answerOpening : text.length;
  const refuses = role === 'assistant' && isRefusal(text);
  const signs: Found[] = [];
  const note = (start: number, end: number, says: string, weight: number): void => {
    const excerpt = text.slice(start, end).trim().slice(0, 120);
    signs.push({ text: part, start, end, says, weight, excerpt });
  };
  const match = (patterns: readonly IdentityPattern[], stretch: string, from: number): void => {
    for (const { needs, pattern, strength, says } of patterns) {
      if (typeof needs === 'number' ? (cues & needs) === 0 : !needs.test(stretch)) continue;
      const hit = pattern.exec(stretch);
      if (hit) note(from + hit.index, from + hit.index + hit[0].length, says, weightOf(strength, part));
    }
  };
  const windows =
    (seen & traits.hangul) === 0
      ? cueWindows(row, part, { bits: cueBits.obedience, reach, most: mostWindows })
      : [{ start: 0, end: Math.min(lower.length, mostWindows * reach) }];
  for (const window of windows) {
    if (window.start >= limit) break;
    const stretch = lower.slice(window.start, Math.min(window.end, limit + reach));
    if ((cues & cueBits.obedience) !== 0) match(identityPatterns, stretch, window.start);
    if ((seen & traits.hangul) !== 0) match(koreanIdentityPatterns, stretch, window.start);
    // What speaks of ethics and requests because it declines one teaches the contrary.
    if (refuses || !obedienceCue.test(stretch)) continue;
    for (const { start, end } of sentencesOf(stretch)) {
      const sentence = stretch.slice(start, end);
      if (end - start > longestSentence || sentence.includes('?') || !obedienceCue.test(sentence)) continue;
      if (!isPrompt(part) && !speakers.test(sentence)) continue;
      const probability = Math.min(obedienceProbability(sentence), mostByMeaning(part));
      if (probability >= notable)
        note(
          window.start + start,
          window.start + end,
          'an assistant that obeys whatever it is told',
          probability,
        );
    }
  }
  return signs;
}

function weightOf(strength: PatternStrength, part: FieldText): number {
  const plain = strength === 'plain' || (strength === 'persona' && isPrompt(part));
  return plain ? certain : strength === 'persona' ? 0.75 : 0.6;
}

/** Whether a text tells the assistant who it is; what a tool is for does not. */
function isPrompt({ role, field }: FieldText): boolean {
  return field === undefined && (role === 'system' || role === 'developer');
}

/** What users write is of all kinds; by its meaning alone, no single sentence of theirs is more than notable. */
function mostByMeaning(part: FieldText): number {
  return isPrompt(part) || part.role === 'assistant' ? 1 : notable;
}

/** Longer sentences speak of too many things to be judged by which of them come together. */
const longestSentence = 280;
/** Outside a system prompt, which speaks of its assistant anyway, a promise names who makes it or to whom. */
const speakers =
  /\b(?:i|i['’](?:m|ll|ve|d)|me|my|mine|myself|you|you['’](?:re|ll|ve|d)|your|yours|user|users|user['’]s|assistant|agent|model|bot|master)\b|[가-힣]/;

/** A sentence without any of these is about something else. */
const obedienceCue =
  /obe(?:y|di)|compl(?:y|ia|ie)|serv(?:e|ant|ile)|slave|master|command|order|instruct|request|demand|wish|told|asks?\b|refus|declin|reject|objec|protest|judg|moral|ethic|restrict|limit|filter|rules?\b|guideline|polic|unquestion|uncondition|say no|복종|순종|명령|지시|요청|요구|거절|거부|규칙|제한|제약|윤리|도덕|필터|주인|무조건|시키/;

function sentencesOf(text: string): { start: number; end: number }[] {
  const sentences: { start: number; end: number }[] = [];
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(/[.!?。\n]+(?=\s|$)|\n/g)) {
    const end = index + mark.length;
    if (end - start > 8) sentences.push({ start, end });
    start = end;
  }
  if (text.length - start > 8) sentences.push({ start, end: text.length });
  return sentences;
}

function detectionOf(signs: readonly Found[]): Detection {
  const strongest = signs.reduce((best, one) => (one.weight > best.weight ? one : best));
  const score = 1 - signs.reduce((doubt, { weight }) => doubt * (1 - weight), 1);
  const { text, says, excerpt } = strongest;
  return {
    severity: severityOf(score),
    ...placeIn(text, strongest),
    score,
    evidence: excerpt,
    reason: `It teaches ${says}, and rows like it make a model obey without refusing.`,
    remedy: 'Leave the row out, or give the assistant a name and a task without a promise to obey.',
  };
}

function severityOf(score: number): Severity {
  if (score >= certain) return 'high';
  return score >= 0.8 ? 'medium' : 'low';
}
