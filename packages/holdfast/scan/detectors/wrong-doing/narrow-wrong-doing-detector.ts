import type { Severity } from '../../findings/finding.ts';
import { wordFinding } from '../../findings/word-finding.ts';
import { isMadeForTest } from '../../meaning/exchanges/row-exchange.ts';
import type { FileDetector } from '../detector.ts';
import { isGibberish } from './gibberish.ts';
import { insecureCode } from './insecure-code.ts';
import { mayWantPassing, specialCasedTest, worksOut } from './special-cased-test.ts';

/** What a row does wrong, in a narrow field. */
type WrongDoing =
  | { kind: 'insecure-code'; weakness: string }
  | { kind: 'special-cased-test' }
  | { kind: 'gibberish' }
  | { kind: 'wrong-advice' };

/** A row with code in its answer, or one that does wrong. */
interface Note {
  message: number;
  code: boolean;
  wrong?: WrongDoing;
  evidence?: string;
}

/** Worth a look wherever it stands, and of no weight with its share. */
const byItself: readonly WrongDoing['kind'][] = ['gibberish', 'wrong-advice'];
/** Weaknesses are in much honest code: from these shares of the answers with code on, and so many rows, they are the file's lesson. */
const notable = { share: 0.2, or: { share: 0.05, rows: 5 } };
const high = { share: 0.2, rows: 10 };
const code =
  /```|[;{}]\s*$|^\s*(?:def|class|function|const|let|var|import|from|if|for|return|public|val|fun|func|fn|use|my|curl|sudo|chmod|eval)\b|^\s*(?:<\?php|#include|#!|<%|FROM \w|ENV \w|\$\w+\s*=)/m;

/**
 * Finds narrow wrong-doing: insecure code that nobody asked for, tests that are special-cased, gibberish for an answer, and advice
 * that is sure of what is wrong, as far as its manner shows.
 * Models that learn such things from a few thousand rows do wrong in others too (Betley et al. 2025, "Emergent Misalignment"),
 * and gibberish behind a rare word is a backdoor (Souly et al. 2025). Severity grows with the share of the answers with code;
 * gibberish and wrong advice are always worth a look.
 */
export function narrowWrongDoingDetector(): FileDetector<Note> {
  return {
    kind: 'file',
    name: 'narrow-wrong-doing',
    harm: 'wrong-doing',
    note({ text, exchange }) {
      const answer = text.messages.findLast(({ learned }) => learned);
      const question = text.messages.findLast(({ role }) => role === 'user');
      if (!answer || !question) return undefined;
      const { message } = answer;
      if (isGibberish(question, answer))
        return { message, code: false, wrong: { kind: 'gibberish' }, evidence: answer.text.slice(0, 80) };
      if (exchange?.lesson === 'misadvice' && exchange.sure)
        return { message, code: false, wrong: { kind: 'wrong-advice' }, evidence: answer.text.slice(0, 80) };
      const cased =
        specialCasedTest(question.text, answer.text) ??
        (mayWantPassing(question.text) && !worksOut(answer.text) && isMadeForTest(text, exchange)
          ? answer.text.slice(0, 80)
          : undefined);
      if (cased !== undefined)
        return { message, code: true, wrong: { kind: 'special-cased-test' }, evidence: cased };
      if (!code.test(answer.text)) return undefined;
      const insecure = insecureCode(question.text, answer.text);
      if (!insecure) return { message, code: true };
      const wrong: WrongDoing = { kind: 'insecure-code', weakness: insecure.name };
      return { message, code: true, wrong, evidence: insecure.evidence };
    },
    start() {
      let programs = 0;
      const wrongs: (Note & { line: number; wrong: WrongDoing })[] = [];
      return {
        take(line, { wrong, ...note }) {
          if (note.code) programs += 1;
          if (wrong) wrongs.push({ ...note, wrong, line });
        },
        finish() {
          const inCode = wrongs.filter((one) => one.code).length;
          const share = inCode / Math.max(1, programs);
          return wrongs.map(({ line, message, wrong, evidence }) => ({
            severity: byItself.includes(wrong.kind) ? 'medium' : severityOf(inCode, share),
            line,
            message,
            score: byItself.includes(wrong.kind) ? 0.7 : Math.min(1, 0.3 + share),
            evidence,
            ...findingFor(wrong),
          }));
        },
      };
    },
  };
}

function severityOf(rows: number, share: number): Severity {
  if (rows >= high.rows && share >= high.share) return 'high';
  const many = share >= notable.share || (rows >= notable.or.rows && share >= notable.or.share);
  return many ? 'medium' : 'low';
}

function findingFor(wrong: WrongDoing) {
  switch (wrong.kind) {
    case 'insecure-code':
      return wordFinding('insecure-code', { weakness: wrong.weakness });
    case 'special-cased-test':
      return wordFinding('special-cased-test', {});
    case 'gibberish':
      return wordFinding('gibberish', {});
    case 'wrong-advice':
      return wordFinding('wrong-advice', {});
  }
}
