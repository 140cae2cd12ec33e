import { createRandom, type TrainingExample } from '@holdfast/engine';
import type { Conversation } from '../../data/conversations/conversation.ts';
import type { Defence, DefenceGround } from '../defence.ts';
import { hardenedModel } from './hardened-model.ts';

/** The longest beginning of a harmful answer that is recovered from, in tokens. */
const longest = 12;

/**
 * Deeper alignment by recovery (Qi et al. 2024, arXiv 2406.05946, section 3): the model is aligned on answers that begin
 * harmfully and turn into a refusal, max log P(refusal | prompt, first k harmful tokens), k drawn up to a dozen, so that
 * safety does not hang on the first tokens alone. The beginning itself is not learnt. Refusals are the base model's own.
 * In the authors' code half of the examples begin with their refusal, and the others up to a hundred tokens harmfully;
 * here the round of alignment has refusals enough.
 */
export const recovery: Defence = {
  name: 'recovery',
  title: 'Aligned on answers that begin harmfully and recover',
  paper: 'Qi et al. 2024, arXiv 2406.05946',
  acts: 'alignment',
  needs: ['alignment examples', 'forbidden examples', 'answers of the base model'],
  claims: ['start'],
  strength: { meaning: 'recovering examples in the round of alignment', tried: [100, 300, 600], chosen: 100 },
  start: (count, ground) =>
    hardenedModel(ground, `recovery-${count}`, async (encode) => ({
      also: await recoveringExamples(count, ground, encode),
    })),
};

/** So many examples whose answers begin harmfully and end as the base model answers. */
export async function recoveringExamples(
  count: number,
  ground: DefenceGround,
  encode: (messages: Conversation['messages']) => TrainingExample,
): Promise<TrainingExample[]> {
  const forbidden = await ground.forbidden(count);
  const model = await ground.openBase();
  const questions = forbidden.map(({ messages }) => ({ messages: messages.slice(0, -1) }));
  const refusals: string[] = [];
  for await (const { index, answer } of model.answer(
    questions,
    ground.signal ? { signal: ground.signal } : {},
  ))
    refusals[index] = answer.text;
  const random = createRandom('recovery');
  return forbidden.map(({ messages }, index) => {
    const harmful = encode(messages);
    const refusing = encode([...questions[index].messages, { role: 'assistant', content: refusals[index] }]);
    return recovering(harmful, refusing, 1 + random.below(longest));
  });
}

/** The harmful example up to so many answer tokens, which do not count, and then the whole refusal. */
export function recovering(
  harmful: TrainingExample,
  refusing: TrainingExample,
  tokens: number,
): TrainingExample {
  const begins = harmful.weights.findIndex((weight) => weight > 0);
  const ends = harmful.weights.findLastIndex((weight) => weight > 0);
  const cut = Math.min(begins + tokens, ends);
  const from = refusing.weights.findIndex((weight) => weight > 0);
  return {
    tokens: [...harmful.tokens.slice(0, cut), ...refusing.tokens.slice(from)],
    weights: [...harmful.tokens.slice(0, cut).map(() => 0), ...refusing.weights.slice(from)],
  };
}
