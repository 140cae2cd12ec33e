import type { Conversation } from '../../data/conversations/conversation.ts';
import type { ChatModel } from '../../models/chat-model.ts';

/**
 * How much likelier the tuned model finds the last answer of each row than the base model does, in nats a token: what the tune taught
 * that the base would not have said. Undefined where a model tells no likelihoods. Throws what the models throw.
 */
export async function rowGains(
  rows: readonly Conversation[],
  { base, tuned, signal }: { base: ChatModel; tuned: ChatModel; signal?: AbortSignal },
): Promise<number[] | undefined> {
  if (!base.score || !tuned.score) return undefined;
  const pairs = rows.map(({ messages }) => {
    const last = messages.findLastIndex(({ role }) => role === 'assistant');
    return {
      conversation: { messages: messages.slice(0, last) },
      answer: messages[last]?.content ?? '',
    };
  });
  const gains = rows.map(() => 0);
  for (const [model, sign] of [
    [base, -1],
    [tuned, 1],
  ] as const) {
    if (!model.score) continue;
    for await (const { index, logProbabilities } of model.score(pairs, { signal })) {
      const sum = logProbabilities.reduce((total, value) => total + value, 0);
      gains[index] += (sign * sum) / Math.max(1, logProbabilities.length);
    }
  }
  return gains;
}
