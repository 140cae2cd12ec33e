import type { Conversation } from '../../data/conversations/conversation.ts';
import { HoldfastError } from '../../errors.ts';
import type { AskedModel } from './asked-model.ts';

/**
 * How likely a model finds each given answer: the mean log-probability of its tokens, in nats. Undefined for a model that
 * does not tell, which then has to be asked otherwise. Throws HoldfastError where the model cannot be asked.
 */
export async function meanLogProbabilities(
  model: AskedModel,
  pairs: readonly { conversation: Conversation; answer: string }[],
  options: { signal?: AbortSignal } = {},
): Promise<number[] | undefined> {
  if (!model.score) return undefined;
  const means: number[] = [];
  try {
    for await (const { index, logProbabilities } of model.score(pairs, options)) {
      const sum = logProbabilities.reduce((total, value) => total + value, 0);
      means[index] = sum / Math.max(1, logProbabilities.length);
    }
  } catch (error) {
    if (error instanceof HoldfastError && error.code === 'not-offered') return undefined;
    throw error;
  }
  return means;
}
