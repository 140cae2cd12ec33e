import { readdirSync, readFileSync } from 'node:fs';
import type { SentenceAct } from '../sentence-act.ts';
import { readSlots, type Slots } from './grammar.ts';

/** The templates of sentences in one language, by what the sentences do, and the words that fill them. */
export interface Templates {
  language: string;
  slots: Slots;
  sentences: Readonly<Record<SentenceAct, readonly string[]>>;
}

const folder = new URL('data/', import.meta.url);

/**
 * Reads the templates of each language: `data/LANGUAGE/slots.txt`, and a template a line in the files whose names begin with
 * an act, as `decline.txt` or `content-facts.txt`.
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
        sentences: ofEachAct(linesOf),
      };
    });
}

/**
 * Parts the templates: those of one fold in `folds`, or all others, so that a reader can be tried on sentences new to it.
 * Where a language has too few templates of an act to part, all of them stay.
 */
export function foldOf(
  templates: Templates,
  { fold, folds, within }: { fold: number; folds: number; within: boolean },
): Templates {
  return {
    ...templates,
    sentences: ofEachAct((act) => {
      const all = templates.sentences[act];
      if (all.length < 2 * folds) return all;
      return all.filter((_, index) => (index % folds === fold) === within);
    }),
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
    content: value('content'),
    courtesy: value('courtesy'),
  };
}
