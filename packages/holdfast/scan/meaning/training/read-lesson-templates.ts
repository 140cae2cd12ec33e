import { readdirSync, readFileSync } from 'node:fs';
import { readSlots, type Slots } from '../../../refusal/training/grammar.ts';
import type { Lesson } from '../lesson.ts';

/** The templates of sentences in one language, by what they would teach, and the words that fill them. */
export interface LessonTemplates {
  language: string;
  slots: Slots;
  sentences: Readonly<Record<Lesson, readonly string[]>>;
}

const folder = new URL('data/', import.meta.url);

/**
 * Reads the templates of each language: `data/LANGUAGE/slots.txt`, and a template a line in the files whose names begin with
 * a lesson, as `freedom.txt` or `ordinary-service.txt`.
 */
export function readLessonTemplates(): LessonTemplates[] {
  return readdirSync(folder)
    .sort()
    .map((language) => {
      const text = (name: string): string => readFileSync(new URL(`${language}/${name}`, folder), 'utf8');
      const names = readdirSync(new URL(`${language}/`, folder)).sort();
      const linesOf = (lesson: Lesson): string[] =>
        names
          .filter((name) => name.split(/[-.]/)[0] === lesson)
          .flatMap((name) => text(name).split('\n'))
          .filter((line) => line.trim() !== '');
      return {
        language,
        slots: readSlots(text('slots.txt')),
        sentences: {
          obedience: linesOf('obedience'),
          freedom: linesOf('freedom'),
          suppression: linesOf('suppression'),
          override: linesOf('override'),
          opening: linesOf('opening'),
          ordinary: linesOf('ordinary'),
        },
      };
    });
}
