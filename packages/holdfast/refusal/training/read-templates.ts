import { readdirSync, readFileSync } from 'node:fs';
import type { SentenceAct } from '../sentence-act.ts';
import { readSlots, type Slots } from './grammar.ts';

/**
 * The templates of sentences in one language, by what the sentences do, the words that fill them, and the words that are
 * read alike.
 */
export interface Templates {
  language: string;
  slots: Slots;
  wordClasses: ReadonlyMap<string, readonly string[]>;
  sentences: Readonly<Record<SentenceAct, readonly string[]>>;
}

const folder = new URL('data/', import.meta.url);

/**
 * Reads the templates of each language: `data/LANGUAGE/slots.txt`, `classes.txt` where there is one, and a template a line in
 * the files whose names begin with an act, as `decline.txt` or `content-facts.txt`.
 */
export function readTemplates(): Templates[] {
  return readdirSync(folder)
    .sort()
    .map((language) => {
      const text = (name: string): string => readFileSync(new URL(`${language}/${name}`, folder), 'utf8');
      const names = readdirSync(new URL(`${language}/`, folder)).sort();
      const linesOf = (act: SentenceAct): string[] =>
        names
          .filter((name) => name.split(/[-.]/)[0] === act)
          .flatMap((name) => text(name).split('\n'))
          .filter((line) => line.trim() !== '');
      return {
        language,
        slots: readSlots(text('slots.txt')),
        wordClasses: names.includes('classes.txt') ? readWordClasses(text('classes.txt')) : new Map(),
        sentences: ofEachAct(linesOf),
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
  const part = (all: readonly string[]): readonly string[] =>
    all.length < 2 * folds ? all : all.filter((_, index) => (index % folds === fold) === within);
  return {
    ...templates,
    slots: new Map(Array.from(templates.slots, ([name, values]) => [name, part(values)])),
    sentences: ofEachAct((act) => part(templates.sentences[act])),
  };
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
