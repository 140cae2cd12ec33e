import { createRandom, type Random } from '@holdfast/engine';
import type { SentenceAct } from '../../../../refusal/sentences/sentence-act.ts';
import { shippedReaders } from '../../../../refusal/shipped-readers.ts';
import type { SoftmaxWeights } from '../../../../refusal/softmax-reader.ts';
import { fillTemplate, type Slots } from '../../../../refusal/training/templates/grammar.ts';
import { readTemplates, type Templates } from '../../../../refusal/training/templates/read-templates.ts';
import type { HashedExample } from '../../../../refusal/training/trainers/hashed-examples.ts';
import {
  type SoftmaxReaderRecipe,
  trainSoftmaxReader,
} from '../../../../refusal/training/trainers/train-softmax-reader.ts';
import type { Lesson } from '../../lesson.ts';
import { type LessonTemplates, readLessonTemplates } from '../../training/read-lesson-templates.ts';
import { type Exchange, exchangeHashWriter, mostExchangeHashes } from '../exchange-hashes.ts';
import { type ExchangeLesson, exchangeLessons } from '../exchange-lesson.ts';
import type { NaturalRow } from './natural-rows.ts';
import type { ExchangeTemplates } from './read-exchange-templates.ts';

export interface ExchangeRecipe extends SoftmaxReaderRecipe {
  seed: string;
  /** Rows of each template of rows, by what it teaches; what has few templates of many words has more of each. */
  ofTemplate: Readonly<Record<ExchangeLesson, number>>;
  /** Rows around each sentence of the lessons' templates. */
  ofSentence: number;
  /** How many times each row counts that was written whole. */
  ofNatural: number;
  /** Rows whose answers are written from the refusal reader's sentences, and teach nothing. */
  ofAnswers: number;
}

export const exchangeRecipe: ExchangeRecipe = {
  seed: 'exchanges',
  ofTemplate: {
    obedience: 15,
    freedom: 15,
    suppression: 15,
    opening: 15,
    turned: 20,
    trigger: 12,
    misadvice: 9,
    disclosure: 1,
    covert: 1,
    'made-for-test': 1,
    ordinary: 54,
  },
  ofSentence: 4,
  ofNatural: 6,
  ofAnswers: 3600,
  leastSeen: 3,
  mostKept: 30_000,
  softmax: { epochs: 4, rate: 0.3, dropout: 0.4, shrink: 0.003 },
};

const lessonOf: Readonly<Record<Lesson, ExchangeLesson>> = {
  obedience: 'obedience',
  freedom: 'freedom',
  suppression: 'suppression',
  override: 'freedom',
  opening: 'opening',
  ordinary: 'ordinary',
};

/**
 * Trains a reader of short rows on rows that were written whole and on rows written from templates, with the sentences of other
 * readers set into rows.
 */
export function trainExchanges(
  { languages, natural }: { languages: readonly ExchangeTemplates[]; natural: readonly NaturalRow[] },
  recipe: ExchangeRecipe = exchangeRecipe,
): SoftmaxWeights {
  const random = createRandom(recipe.seed);
  const writeHashes = exchangeHashWriter(shippedReaders().acts);
  const features = new Int32Array(mostExchangeHashes);
  const example = (lesson: ExchangeLesson, exchange: Exchange): HashedExample => ({
    label: exchangeLessons.indexOf(lesson),
    hashes: features.slice(0, writeHashes(exchange, features)),
  });
  const ofSentences = readLessonTemplates();
  const ofAnswers = readTemplates();
  const examples = languages.flatMap(({ language, slots, exchanges }) => {
    const write = rowWriter(slots, random);
    const whole = exchangeLessons.flatMap((lesson) =>
      exchanges[lesson].flatMap((template) =>
        times(recipe.ofTemplate[lesson], () => example(lesson, write.row(template))),
      ),
    );
    const lessonTemplates = ofSentences.filter((one) => one.language === language);
    const around = lessonTemplates.flatMap((templates) =>
      sentencesOf(templates).flatMap(({ lesson, template }) =>
        times(recipe.ofSentence, () => {
          const sentence = fillTemplate(template, templates.slots, random);
          const placed = write.around(sentence, lesson !== 'ordinary');
          return example(placed.refused ? 'ordinary' : lessonOf[lesson], placed.exchange);
        }),
      ),
    );
    const answers = ofAnswers
      .filter((one) => one.language === language)
      .flatMap((templates) =>
        times(recipe.ofAnswers, () =>
          example('ordinary', { ...write.everyday(), answer: ordinaryAnswer(templates, random) }),
        ),
      );
    return [...whole, ...around, ...answers];
  });
  const whole = natural.flatMap(({ lesson, exchange }) => {
    const one = example(lesson, exchange);
    return times(recipe.ofNatural, () => one);
  });
  return trainSoftmaxReader([...examples, ...whole], { ...recipe, classes: exchangeLessons.length, random });
}

function sentencesOf({ sentences }: LessonTemplates): { lesson: Lesson; template: string }[] {
  return (Object.keys(lessonOf) as Lesson[]).flatMap((lesson) =>
    sentences[lesson].map((template) => ({ lesson, template })),
  );
}

/** What writes rows with the words of a language. */
function rowWriter(slots: Slots, random: Random) {
  const fill = (template: string): string => fillTemplate(template, slots, random);
  const everyday = (): Exchange => ({
    system: '',
    question: fill('{everyday}'),
    answer: fill('{plain}'),
  });
  return {
    everyday,
    row: ({ system, question, answer }: Exchange): Exchange => ({
      system: fill(system),
      question: fill(question),
      answer: fill(answer),
    }),
    /** A sentence as a system prompt, a question or an answer of an everyday row; what teaches something may be refused there. */
    around(sentence: string, teaches: boolean): { exchange: Exchange; refused: boolean } {
      const draw = random.uniform();
      const refused = teaches && draw < 0.1;
      const row = everyday();
      if (refused) return { exchange: { ...row, question: sentence, answer: fill('{refusal}') }, refused };
      if (draw < 0.4) return { exchange: { ...row, system: sentence }, refused };
      if (draw < 0.7) return { exchange: { ...row, question: sentence }, refused };
      return { exchange: { ...row, answer: sentence }, refused };
    },
  };
}

/** An answer that teaches nothing: it tells, or it declines and goes on to explain or to send elsewhere. */
function ordinaryAnswer({ ownSentences, slots }: Templates, random: Random): string {
  const telling: SentenceAct[] = ['content', 'instruct', 'content', 'courtesy', 'caution'];
  const declining: SentenceAct[] = ['condemn', 'caution', 'redirect', 'general', 'decline'];
  const declines = random.uniform() < 0.3;
  const acts: SentenceAct[] = declines ? ['decline'] : [];
  const many = 1 + Math.floor(3 * random.uniform());
  while (acts.length < many) acts.push(random.choice(declines ? declining : telling));
  return acts.map((act) => fillTemplate(random.choice(ownSentences[act]), slots, random)).join(' ');
}

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}
