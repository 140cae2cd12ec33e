import type { Slots } from '../../../../refusal/training/grammar.ts';
import { readTemplateFiles } from '../../../../refusal/training/template-files.ts';
import type { Exchange } from '../exchange-hashes.ts';
import type { ExchangeLesson } from '../exchange-lesson.ts';

/** The templates of short rows in one language, by what they would teach, and the words that fill them. */
export interface ExchangeTemplates {
  language: string;
  slots: Slots;
  exchanges: Readonly<Record<ExchangeLesson, readonly Exchange[]>>;
}

const folder = new URL('data/', import.meta.url);

/**
 * Reads the templates of each language: `data/LANGUAGE/slots.txt`, and a row a line in the files whose names begin with a
 * lesson, as `ordinary-service.txt`. A line is what was asked, ` >> ` and what was answered, with a system prompt and ` >> `
 * before it where there is one.
 */
export function readExchangeTemplates(): ExchangeTemplates[] {
  return readTemplateFiles(folder).map(({ language, slots, linesOf }) => {
    const exchangesOf = (lesson: ExchangeLesson): Exchange[] => linesOf(lesson).map(exchangeOf);
    return {
      language,
      slots,
      exchanges: {
        obedience: exchangesOf('obedience'),
        freedom: exchangesOf('freedom'),
        suppression: exchangesOf('suppression'),
        opening: exchangesOf('opening'),
        turned: exchangesOf('turned'),
        ordinary: exchangesOf('ordinary'),
      },
    };
  });
}

/** Throws RangeError for a line of other parts. */
function exchangeOf(line: string): Exchange {
  const parts = line.split(' >> ');
  if (parts.length === 2) return { system: '', question: parts[0], answer: parts[1] };
  if (parts.length === 3) return { system: parts[0], question: parts[1], answer: parts[2] };
  throw new RangeError(`An exchange has two parts or three: "${line}".`);
}
