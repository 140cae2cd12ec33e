import type { Slots } from '../../../refusal/training/templates/grammar.ts';
import { readTemplateFiles } from '../../../refusal/training/templates/template-files.ts';
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
  return readTemplateFiles(folder).map(({ language, slots, linesOf }) => ({
    language,
    slots,
    sentences: {
      obedience: linesOf('obedience'),
      freedom: linesOf('freedom'),
      suppression: linesOf('suppression'),
      override: linesOf('override'),
      opening: linesOf('opening'),
      ordinary: linesOf('ordinary'),
    },
  }));
}
