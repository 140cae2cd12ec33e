import { type AnswerKind, answerKinds } from '../../answer-kind.ts';
import { type SentenceAct, sentenceActs } from '../../sentences/sentence-act.ts';

/** A sentence of an answer: what it does, its template, and whether it is an item of a list. */
export interface SentenceTemplate {
  act: SentenceAct;
  template: string;
  listed: boolean;
}

/** An answer that hangs together, sentence by sentence. */
export interface AnswerTemplate {
  kind: AnswerKind;
  sentences: readonly SentenceTemplate[];
}

/**
 * Reads templates of whole answers, with an empty line between them: first `# KIND`, then a sentence a line with what it does
 * before it, as `content The shop is closed.` or `instruct - Take moss.` for an item of a list. Throws RangeError for a line
 * with another kind or act.
 */
export function readAnswerTemplates(text: string): AnswerTemplate[] {
  return text
    .trim()
    .split(/\n{2,}/)
    .filter((block) => block !== '')
    .map((block) => {
      const [first, ...lines] = block.split('\n');
      return { kind: kindOf(first), sentences: lines.map(readSentence) };
    });
}

function kindOf(line: string): AnswerKind {
  const kind = answerKinds.find((one) => line === `# ${one}`);
  if (!kind) throw new RangeError(`An answer begins with "# " and its kind, and not with "${line}".`);
  return kind;
}

function readSentence(line: string): SentenceTemplate {
  const [, word, item, template] = /^(\w+) (- )?(.+)$/.exec(line) ?? [];
  const act = sentenceActs.find((one) => one === word);
  if (!act) throw new RangeError(`A sentence begins with what it does, and "${line}" does not.`);
  return { act, template, listed: item !== undefined };
}
