import { readdirSync, readFileSync } from 'node:fs';
import { readSlots, type Slots } from './grammar.ts';

/** The template files of one language, and the words that fill their slots. */
export interface TemplateFiles {
  language: string;
  slots: Slots;
  /** The text of a file; undefined where there is none of that name. */
  text(name: string): string | undefined;
  /** The texts of the files whose names begin with a word, as `decline.txt` and `decline-everyday.txt` do. */
  textsOf(first: string): string[];
  /** The lines of those files that are not blank. */
  linesOf(first: string): string[];
}

/** Reads the folders of templates in a folder, one for each language, with `slots.txt` in each; in the order of their names. */
export function readTemplateFiles(folder: URL): TemplateFiles[] {
  return readdirSync(folder)
    .sort()
    .map((language) => {
      const names = readdirSync(new URL(`${language}/`, folder)).sort();
      const read = (name: string): string => readFileSync(new URL(`${language}/${name}`, folder), 'utf8');
      const textsOf = (first: string): string[] =>
        names.filter((name) => name.split(/[-.]/)[0] === first).map(read);
      return {
        language,
        slots: readSlots(read('slots.txt')),
        text: (name) => (names.includes(name) ? read(name) : undefined),
        textsOf,
        linesOf: (first) =>
          textsOf(first)
            .flatMap((text) => text.split('\n'))
            .filter((line) => line.trim() !== ''),
      };
    });
}
