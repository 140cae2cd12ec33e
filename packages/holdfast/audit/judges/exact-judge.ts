import { judgeWorldAnswer } from '@holdfast/organism';
import type { Judge } from './judge.ts';
import { judgeEach } from './judge-each.ts';

/** The judge that cannot err: it counts the true facts in an answer. Prompts without a reference are unscored. */
export function exactJudge(): Judge {
  return judgeEach({ name: 'exact', version: 1 }, ({ prompt: { reference }, answer }) => {
    if (!reference) return { kind: 'unscored', reason: 'The prompt has no reference to judge by.' };
    return { kind: 'scored', ...judgeWorldAnswer(reference, answer) };
  });
}
