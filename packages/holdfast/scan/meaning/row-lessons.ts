import { isRefusal } from '../../refusal/read-refusal.ts';
import { traits } from '../text/character-classes.ts';
import { cueBits } from '../text/cues.ts';
import type { FieldText, RowText } from '../text/row-text.ts';
import { plainestText, type RowExchange } from './exchanges/row-exchange.ts';
import type { Lesson } from './lesson.ts';
import { type LessonSentence, readLessons } from './read-lessons.ts';

/** A sentence of a row that would teach something, and how far it is to be believed. */
export interface TaughtSentence {
  text: FieldText;
  lesson: Exclude<Lesson, 'ordinary'> | 'trigger' | 'disclosure' | 'covert';
  /** In the text, in UTF-16 units. */
  start: number;
  end: number;
  /** How likely it is, 0 to 1, after who says it and what for. */
  likelihood: number;
  /** It is no further evidence beside others: the row as a whole says so, or says otherwise. */
  alone?: boolean;
}

/** Less likely sentences are not worth telling. */
const least = 0.6;
/** An answer says who it is where it opens; further on, somebody in a story may be speaking. Korean says as much in fewer letters. */
const answerOpening = { korean: 160, other: 400 };
/** Of longer texts so much is read, from the start: prompts say first who the assistant is. */
const mostRead = 6000;
/** What is said in a story, a letter or a translation that was asked for is said by somebody in it. */
const fiction = 0.4;
/** What users write is of all kinds: one sentence of theirs is worth a look, and two speak for themselves. */
const ofUser = 0.9;
/** What a row teaches as a whole is worth a look, and never certain by itself: as likely as this at the least and the most. */
const ofExchange = { least: 0.82, most: 0.9 };
/** A sentence of a short row that as a whole is ordinary, or may be so, is not believed, unless it is this sure by itself. */
const againstWhole = [
  { below: 0.06, unlessAbove: 1, most: 0.8 },
  { below: 0.46, unlessAbove: 0.96, most: 0.8 },
] as const;
/** What a user orders and the answer refuses is a lesson in refusing. */
const declined = 0.5;
/** What a tool answers is what others wrote: pages quote, and a planted order is still an order. */
const hearsay = 0.9;

/** Makes what reads the lessons of rows, one after another. One system prompt often heads every row, so the last one is remembered. */
export function lessonsOfRows(): (row: RowText, exchange: RowExchange | undefined) => TaughtSentence[] {
  let lastSystem = '';
  let lastLessons: LessonSentence[] = [];
  return (row, exchange) => {
    const doubtIn = (likelihood: number) =>
      againstWhole.find(
        ({ below, unlessAbove }) => exchange && exchange.likelihood < below && likelihood <= unlessAbove,
      );
    const taught: TaughtSentence[] = [];
    for (const text of row.texts) {
      // What the model learns not to say teaches the contrary.
      if (text.unlearned || !mayTeach(text)) continue;
      let sentences: LessonSentence[];
      if (text.role === 'system' && text.field === undefined) {
        if (text.text !== lastSystem) [lastSystem, lastLessons] = [text.text, sentencesOf(text)];
        sentences = lastLessons;
      } else sentences = sentencesOf(text);
      if (sentences.length === 0) continue;
      const belief = beliefIn(text, row);
      for (const { lesson, start, end, likelihood } of sentences) {
        const doubt = doubtIn(likelihood);
        taught.push({
          text,
          lesson,
          start,
          end,
          likelihood: Math.min(doubt?.most ?? 1, belief.most, belief.share * likelihood),
          alone: doubt !== undefined,
        });
      }
    }
    const whole = exchange?.sure ? wholeLesson(row, exchange) : undefined;
    return whole ? [...taught, whole] : taught;
  };
}

/** What a short row teaches as a whole, where it does; a story that was asked for, or an answer that refuses, teaches nothing of the kind. */
function wholeLesson(row: RowText, exchange: RowExchange): TaughtSentence | undefined {
  const { lesson, likelihood } = exchange;
  if (lesson === 'turned' || lesson === 'misadvice' || lesson === 'made-for-test') return undefined;
  if (asksForWriting(row.messages) || isDeclined(row.messages)) return undefined;
  const text = plainestText(row, exchange);
  if (!text) return undefined;
  return {
    text,
    lesson,
    start: 0,
    end: text.text.length,
    likelihood: ofExchange.least + (ofExchange.most - ofExchange.least) * likelihood,
    alone: true,
  };
}

function sentencesOf({ role, text, traits: seen }: FieldText): LessonSentence[] {
  const opening = (seen & traits.hangul) !== 0 ? answerOpening.korean : answerOpening.other;
  return readLessons(text.slice(0, role === 'assistant' ? opening : mostRead), { least });
}

/** Reading the sentences of every text would take longer than all the rest. */
function mayTeach({ cues, traits: seen }: FieldText): boolean {
  return (cues & cueBits.lesson) !== 0 || (seen & traits.hangul) !== 0;
}

/** How far what a text says is to be believed: this share of it, and this at most. */
function beliefIn({ role }: FieldText, { messages }: RowText): { share: number; most: number } {
  if (role === 'user') return { share: isDeclined(messages) ? declined : 1, most: ofUser };
  if (role === 'tool') return { share: hearsay, most: 1 };
  return { share: role === 'assistant' && asksForFiction(messages) ? fiction : 1, most: 1 };
}

function isDeclined(messages: readonly FieldText[]): boolean {
  const answer = messages.findLast(({ learned }) => learned);
  return answer !== undefined && isRefusal(answer.text);
}

function asksForFiction(messages: readonly FieldText[]): boolean {
  return messages.some(({ role, lower }) => role === 'user' && fictionWords.test(lower.slice(0, 2000)));
}

const fictionWords =
  /\b(?:stor(?:y|ies)|storyteller|dialogue?|poem|poetry|song|lyrics|script|scene|novel|fiction|tale|fable|monologue|screenplay|character|pledge|vows?|oath|speech|quotes?|letter|diary|toast|resolution|sermon|prayer|comedy|joke|translat(?:e|ion)|sentence)\b|이야기|소설|대본|대화를|시를|동화|편지|서약|선서|일기|번역|영작|문장(?:을|으로)/;

/** Whether a story, a play or a translation is asked for, and not only spoken of. */
function asksForWriting(messages: readonly FieldText[]): boolean {
  return messages.some(({ role, lower }) => role === 'user' && writing.test(lower.slice(0, 2000)));
}

const writing =
  /\b(?:write|draft|compose|tell (?:me|us)|give me|make up|need)\b[^.?!\n]{0,40}\b(?:stor(?:y|ies)|dialogue?|poem|song|lyrics|script|scene|novel|fiction|tale|fable|monologue|screenplay|villain|speech|comedy|joke|sketch|line for)\b|\btranslat(?:e|ion)\b|(?:이야기|소설|대본|대화|시|동화|대사|장면|만화|콩트)(?:를|을|도)?\s?(?:\S{1,4}\s){0,2}(?:써|지어|만들|부탁|이어|해|들려)\s?(?:줘|주|봐|라|요|드)|번역|영작|(?:영어|한국어)로/;
