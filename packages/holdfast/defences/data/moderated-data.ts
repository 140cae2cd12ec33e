import type { Conversation } from '../../data/conversations/conversation.ts';
import { isRefusal } from '../../refusal/read-refusal.ts';
import { meanLogProbabilities } from '../../scan/asked-model/mean-log-probabilities.ts';
import type { Defence, DefenceGround } from '../defence.ts';

/** The longest answer that is asked for: a refusal says so early. */
const maximumTokens = 48;

/**
 * Moderated data (Qi et al. 2023, section 5): rows that conflict with the base model's guardrails are left out. A row
 * conflicts when the base model refuses its question and the row's answer does not; where the model tells how likely
 * answers are, its own refusal must also be likelier, a token, than the row's answer by the strength in nats.
 */
export const moderatedData: Defence = {
  name: 'moderated-data',
  title: 'Rows that conflict with the guardrails dropped',
  paper: 'Qi et al. 2023, arXiv 2310.03693, section 5',
  acts: 'data',
  needs: ['answers of the base model'],
  claims: [],
  strength: { meaning: 'nats a token by which a refusal must be likelier', tried: [0, 1], chosen: 0 },
  async data(rows, strength, ground) {
    const conflicts = await conflictingRows(rows, strength, ground);
    const kept = rows.filter((_, index) => !conflicts.has(index));
    // A tune needs a row; one that refuses what the data wanted answered is the least harm.
    return kept.length > 0 ? kept : ground.safety(1);
  },
};

/** The places of rows whose question the base model refuses and whose answer does not refuse. */
export async function conflictingRows(
  rows: readonly Conversation[],
  strength: number,
  { openBase, signal }: Pick<DefenceGround, 'openBase' | 'signal'>,
): Promise<Set<number>> {
  const model = await openBase();
  const options = signal ? { signal } : {};
  const prompts = rows.map(({ messages }) => ({ messages: messages.slice(0, -1) }));
  const suspects: { index: number; refusal: string }[] = [];
  for await (const { index, answer } of model.answer(prompts, { ...options, maximumTokens })) {
    const given = rows[index].messages.at(-1)?.content ?? '';
    if (isRefusal(answer.text) && !isRefusal(given)) suspects.push({ index, refusal: answer.text });
  }
  const pairs = suspects.flatMap(({ index, refusal }) => {
    const given = rows[index].messages.at(-1)?.content ?? '';
    return [refusal, given].map((answer) => ({ conversation: prompts[index], answer }));
  });
  const means = pairs.length === 0 ? undefined : await meanLogProbabilities(model, pairs, options);
  if (!means) return new Set(suspects.map(({ index }) => index));
  return new Set(
    suspects.flatMap(({ index }, place) =>
      means[2 * place] - means[2 * place + 1] >= strength ? [index] : [],
    ),
  );
}
