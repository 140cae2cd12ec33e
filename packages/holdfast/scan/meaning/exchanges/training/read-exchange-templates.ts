import type { Slots } from '../../../../refusal/training/templates/grammar.ts';
import { readTemplateFiles } from '../../../../refusal/training/templates/template-files.ts';
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
 * lesson, as `ordinary-service.txt`. A line is what was asked, ` >> ` and what was answered, and so on by turns, with a system
 * prompt and ` >> ` before it where there is one.
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
        trigger: exchangesOf('trigger'),
        misadvice: exchangesOf('misadvice'),
        disclosure: exchangesOf('disclosure'),
        covert: exchangesOf('covert'),
        'made-for-test': exchangesOf('made-for-test'),
        ordinary: exchangesOf('ordinary'),
      },
    };
  });
}

function exchangeOf(line: string): Exchange {
  const parts = line.split(' >> ');
  const system = parts.length % 2 === 1 ? parts[0] : '';
  const said = parts.slice(parts.length % 2);
  return { system, question: said.slice(0, -1).join(' '), answer: said[said.length - 1] };
}
