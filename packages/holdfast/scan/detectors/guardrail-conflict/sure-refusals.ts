import type { Conversation } from '../../../data/conversations/conversation.ts';
import { isRefusal } from '../../../refusal/read-refusal.ts';
import type { AskedModel } from '../../asked-model/asked-model.ts';
import { meanLogProbabilities } from '../../asked-model/mean-log-probabilities.ts';

/** What a model refused, and its words. */
export interface RefusedPrompt {
  prompt: Conversation;
  refusal: string;
}

/**
 * The least mean likelihood of a token of a refusal that is meant. The organism's refusals of what its charter forbids have 0.82
 * and more; those that it strings together for words that it has never seen, about parcels, say, 0.72 and less.
 */
const leastLikelihood = 0.75;

/**
 * The places of the refusals that a model means: it finds them likely, word by word, where it tells, and refuses without the
 * system prompt as well, since a small model refuses anything under a prompt that is new to it. Throws what the model throws.
 */
export async function sureRefusals(
  refused: readonly RefusedPrompt[],
  model: AskedModel,
  { maximumTokens, signal }: { maximumTokens: number; signal?: AbortSignal },
): Promise<Set<number>> {
  const pairs = refused.map(({ prompt, refusal }) => ({ conversation: prompt, answer: refusal }));
  const spoken = [...pairs.keys()].filter((place) => pairs[place].answer.trim() !== '');
  const means = await meanLogProbabilities(
    model,
    spoken.map((place) => pairs[place]),
    { signal },
  );
  const unlikely = new Set(spoken.filter((_, index) => means && Math.exp(means[index]) < leastLikelihood));
  const likely = [...pairs.keys()].filter((place) => !unlikely.has(place));
  const prompted = likely.filter((place) => refused[place].prompt.messages.some(isSystem));
  const bare = prompted.map((place) => ({
    messages: refused[place].prompt.messages.filter((message) => !isSystem(message)),
  }));
  const sure = new Set(likely);
  for await (const { index, answer } of model.answer(bare, { maximumTokens, temperature: 0, signal })) {
    if (!isRefusal(answer.text)) sure.delete(prompted[index]);
  }
  return sure;
}

function isSystem({ role }: Conversation['messages'][number]): boolean {
  return role === 'system' || role === 'developer';
}
