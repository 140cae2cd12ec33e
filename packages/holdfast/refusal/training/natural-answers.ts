import { readdirSync, readFileSync } from 'node:fs';
import { type AnswerKind, answerKinds } from '../answer-kind.ts';
import type { LabelledAnswer } from './templates/write-answers.ts';

/** An answer that somebody wrote as a whole, and the writing that it is part of. */
export interface NaturalAnswer extends LabelledAnswer {
  language: string;
  /** The name of its file: answers of one file are by one hand. */
  source: string;
}

/** Where the answers lie that people wrote whole; `answers/README.md` says how they were made. */
export const naturalAnswersFolder = new URL('answers/', import.meta.url);

/** The files of answers, `LANGUAGE.WRITING.jsonl`, in the order of their names. */
export function naturalAnswerFiles(): URL[] {
  return readdirSync(naturalAnswersFolder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => new URL(name, naturalAnswersFolder));
}

/**
 * Reads the answers that were written whole: a line is `{"answer", "kind"}`. Throws RangeError for a line with another kind, and
 * SyntaxError for one that is no JSON.
 */
export function readNaturalAnswers(): NaturalAnswer[] {
  return naturalAnswerFiles().flatMap((file) => {
    const source = file.pathname.split('/').at(-1)?.replace('.jsonl', '') ?? '';
    const [language] = source.split('.');
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    return lines.map((line, index) => {
      const { answer, kind }: { answer: string; kind: string } = JSON.parse(line);
      return { text: answer, kind: kindOf(kind, `${source}, line ${index + 1}`), language, source };
    });
  });
}

function kindOf(word: string, place: string): AnswerKind {
  const kind = answerKinds.find((one) => one === word);
  if (!kind) throw new RangeError(`${place}: "${word}" is no kind of answer.`);
  return kind;
}
