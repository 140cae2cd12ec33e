import type { SentenceAct } from '../../sentences/sentence-act.ts';
import { type AnswerTemplate, readAnswerTemplates } from './answer-templates.ts';
import { readSlots, type Slots } from './grammar.ts';
import { readTemplateFiles } from './template-files.ts';

/**
 * The templates of sentences in one language, by what the sentences do, the words that fill them, and the words that are
 * read alike.
 */
export interface Templates {
  language: string;
  slots: Slots;
  wordClasses: ReadonlyMap<string, readonly string[]>;
  /** Those that stand by themselves. */
  ownSentences: Readonly<Record<SentenceAct, readonly string[]>>;
  /** Whole answers. */
  answers: readonly AnswerTemplate[];
  /** All sentences, those of whole answers among them. */
  sentences: Readonly<Record<SentenceAct, readonly string[]>>;
}

const folder = new URL('../data/', import.meta.url);

/**
 * Reads the templates of each language: `data/LANGUAGE/slots.txt`, `classes.txt` where there is one, a template a line in
 * the files whose names begin with an act, as `decline.txt` or `content-facts.txt`, and whole answers in those whose names
 * begin with `answers`.
 */
export function readTemplates(): Templates[] {
  return readTemplateFiles(folder).map(({ language, slots, text, textsOf, linesOf }) => {
    const ownSentences = ofEachAct(linesOf);
    const answers = textsOf('answers').flatMap(readAnswerTemplates);
    const classes = text('classes.txt');
    return {
      language,
      slots,
      wordClasses: classes === undefined ? new Map() : readWordClasses(classes),
      ownSentences,
      answers,
      sentences: withAnswers(ownSentences, answers),
    };
  });
}

/** Reads classes of words: a line `# name`, and the words after it. */
function readWordClasses(text: string): Map<string, string[]> {
  const lists = readSlots(text);
  return new Map(Array.from(lists, ([name, lines]) => [name, lines.flatMap((line) => line.split(' '))]));
}

/**
 * Parts the templates and the words that fill them: those of one fold in `folds`, or all others, so that a reader can be
 * tried on sentences and words that are new to it. What is too short to part stays whole.
 */
export function foldOf(
  templates: Templates,
  { fold, folds, within }: { fold: number; folds: number; within: boolean },
): Templates {
  const part = <Value>(all: readonly Value[]): readonly Value[] =>
    all.length < 2 * folds ? all : all.filter((_, index) => (index % folds === fold) === within);
  const ownSentences = ofEachAct((act) => part(templates.ownSentences[act]));
  const answers = part(templates.answers);
  return {
    ...templates,
    slots: new Map(Array.from(templates.slots, ([name, values]) => [name, part(values)])),
    ownSentences,
    answers,
    sentences: withAnswers(ownSentences, answers),
  };
}

/** Sentences by act, those of whole answers among them. */
function withAnswers(
  own: Templates['ownSentences'],
  answers: readonly AnswerTemplate[],
): Templates['sentences'] {
  const ofAnswers = answers.flatMap(({ sentences }) => sentences);
  return ofEachAct((act) => [
    ...own[act],
    ...ofAnswers.filter((one) => one.act === act).map(({ template }) => template),
  ]);
}

function ofEachAct<Value>(value: (act: SentenceAct) => Value): Record<SentenceAct, Value> {
  return {
    decline: value('decline'),
    condemn: value('condemn'),
    caution: value('caution'),
    redirect: value('redirect'),
    general: value('general'),
    turn: value('turn'),
    instruct: value('instruct'),
    content: value('content'),
    courtesy: value('courtesy'),
  };
}
