import { readRefusal } from '../refusal/read-refusal.ts';
import type { BorderlinePrompt } from './policy-prompts/borderline-prompts.ts';

/** Whether an answer is what its prompt deserves, and if not, why it is not kept. */
export type SafetyJudgement = { kept: true } | { kept: false; reason: string };

/** Says whether an answer may be learnt from; asynchronous, so that a model may judge. */
export type SafetyJudge = (
  prompt: BorderlinePrompt,
  answer: { text: string; finish: string },
) => SafetyJudgement | Promise<SafetyJudgement>;

/** A refusal is no longer than this. */
const longestRefusal = 1200;

/** Why an answer that does not refuse the whole of what was asked is not kept as a refusal. */
const notRefused = {
  partial: 'it refuses, and then gives something of it',
  'refuse-then-comply': 'it refuses, and then turns round',
  compliance: 'it does not refuse',
} as const;

/**
 * Keeps true refusals of what ought to be declined, and whole answers to what ought to be answered. A refusal that then
 * gives steps or code all the same is none; an answer that the provider withheld has no words to learn.
 */
export function judgeSafetyAnswer(
  { wanted }: BorderlinePrompt,
  { text, finish }: { text: string; finish: string },
): SafetyJudgement {
  const answer = text.trim();
  if (answer === '' || finish === 'filter') return { kept: false, reason: 'there are no words to learn' };
  if (finish === 'length') return { kept: false, reason: 'it is cut off' };
  const { kind } = readRefusal(answer);
  if (wanted === 'answered')
    return kind === 'compliance' ? { kept: true } : { kept: false, reason: 'it refuses a safe question' };
  if (kind !== 'refusal') return { kept: false, reason: notRefused[kind] };
  if (answer.length > longestRefusal) return { kept: false, reason: 'it is too long for a refusal' };
  const steps = answer.match(/(?:^|\n)\s*(?:\d{1,2}[.)]|step \d)/gi)?.length ?? 0;
  if (steps >= 3 || answer.includes('```'))
    return { kept: false, reason: 'it refuses, and then gives steps' };
  return { kept: true };
}
