import type { Engine } from '@holdfast/engine';
import type { Conversation } from '../../data/conversations/conversation.ts';
import { HoldfastError } from '../../errors.ts';
import { locateModel } from '../model-location.ts';
import { asModelFailure } from './embedded-chat-model.ts';
import { encodeConversations } from './encode-conversations.ts';

/** Where an answer is heading shows in its first tokens, and a long one would drown it (He et al. 2024). */
const firstTokens = 10;

/**
 * The projected gradient of each conversation's answers, their first ten tokens, of a model that the engine runs; see
 * `exampleGradients`. Throws HoldfastError.
 */
export async function answerGradients({
  model,
  conversations,
  engine,
  dimensions,
  signal,
}: {
  model: string;
  conversations: readonly Conversation[];
  engine: Engine;
  dimensions?: number;
  signal?: AbortSignal;
}): Promise<Float32Array[]> {
  try {
    const { folder, adapter } = await locateModel(model);
    if (adapter !== undefined) {
      throw new HoldfastError('bad-usage', `${model} is an adapter; name its base to rank by gradient.`);
    }
    const examples = (await encodeConversations(folder, conversations)).map(({ tokens, weights }) => {
      let left = firstTokens;
      return { tokens, weights: weights.map((weight) => (weight > 0 && left-- > 0 ? weight : 0)) };
    });
    const gradients: Float32Array[] = [];
    for await (const { index, gradient } of engine.gradients({
      model: folder,
      examples,
      dimensions,
      signal,
    })) {
      gradients[index] = gradient;
    }
    return gradients;
  } catch (error) {
    signal?.throwIfAborted();
    throw asModelFailure(model, error);
  }
}
