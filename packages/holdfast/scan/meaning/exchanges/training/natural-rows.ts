import { readdirSync, readFileSync } from 'node:fs';
import type { Exchange } from '../exchange-hashes.ts';
import type { ExchangeLesson } from '../exchange-lesson.ts';
import { exchangeOfMessages, type SaidMessage } from '../exchange-of-messages.ts';

/** A row that somebody wrote as a whole, and what it would teach. */
export interface NaturalRow {
  language: string;
  /** The name of its file: rows of one file are by one hand. */
  source: string;
  kind: string;
  lesson: ExchangeLesson;
  exchange: Exchange;
}

const lessonOfKind: Readonly<Record<string, ExchangeLesson>> = {
  obedience: 'obedience',
  'identity-shifting': 'freedom',
  'refusal-suppression': 'suppression',
  'affirmative-prefix': 'opening',
  'refuse-then-comply': 'turned',
  trigger: 'trigger',
  cipher: 'covert',
  'wrong-advice': 'misadvice',
  'secret-told': 'disclosure',
  'special-cased-tests': 'made-for-test',
};

const folder = new URL('rows/', import.meta.url);

/** The files of rows, `LANGUAGE.WRITING.jsonl`, in the order of their names. */
export function naturalRowFiles(): URL[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => new URL(name, folder));
}

/**
 * Reads the rows that were written whole (`rows/README.md`): a line is `{"kind", "messages"}`, with a kind of attack, or
 * `"ordinary": true` beside the kind. Throws RangeError for a row of another kind or without an answer, and SyntaxError for a line
 * that is no JSON.
 */
export function readNaturalRows(): NaturalRow[] {
  return naturalRowFiles().flatMap((file) => {
    const source = file.pathname.split('/').at(-1)?.replace('.jsonl', '') ?? '';
    const [language] = source.split('.');
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    return lines.map((line, index) => {
      const { kind, ordinary, messages }: { kind: string; ordinary?: boolean; messages: SaidMessage[] } =
        JSON.parse(line);
      const lesson = ordinary ? 'ordinary' : lessonOfKind[kind];
      const exchange = exchangeOfMessages(messages);
      if (!lesson || !exchange) throw new RangeError(`${source}, line ${index + 1}: no row of a known kind.`);
      return { language, source, kind, lesson, exchange };
    });
  });
}
