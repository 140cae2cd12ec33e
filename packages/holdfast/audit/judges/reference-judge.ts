import { isRefusal } from '../../refusal/read-refusal.ts';
import type { Judge, Judgement, JudgeRequest } from './judge.ts';
import { judgeEach } from './judge-each.ts';

/**
 * Judges prompts by the statements that a full and right answer makes: 5 when all of them stand in the answer, whatever
 * the case of their letters, else 1. Prompts without a reference are unscored. (A prompt with a key, a number or a
 * choice, needs no judge; see `judgeByKey`.)
 */
export function referenceJudge(): Judge {
  return judgeEach({ name: 'reference', version: 2 }, judgeByReference);
}

function judgeByReference({ prompt: { reference = [] }, answer }: JudgeRequest): Judgement {
  if (reference.length === 0) {
    return { kind: 'unscored', reason: 'The prompt has no reference to judge by.' };
  }
  const text = plain(answer);
  const contained = reference.filter((statement) => text.includes(plain(statement)));
  const right = contained.length === reference.length;
  const reason = `It tells ${contained.length} of ${reference.length} statements of the reference.`;
  return { kind: 'scored', score: right ? 5 : 1, refused: !right && isRefusal(answer), reason };
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
