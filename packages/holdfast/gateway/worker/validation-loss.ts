import type { Engine } from '@holdfast/engine';
import { readConversations } from '../../data/read-conversations.ts';
import type { GivenAnswer } from '../../models/chat-model.ts';
import { openModel } from '../../models/open-model.ts';

/** Rows that are scored at most. */
const mostRows = 1000;

/**
 * The mean loss, in nats a token, of a tuned model on the answers that end a validation file's rows; undefined for a model that
 * does not tell, and for a file without such answers. Throws HoldfastError, and the signal's reason on abort.
 */
export async function validationLoss(
  model: string,
  { file, engine, signal }: { file: string; engine: Engine; signal: AbortSignal },
): Promise<number | undefined> {
  const given: GivenAnswer[] = [];
  for await (const { conversation } of readConversations(file, { signal })) {
    const { messages } = conversation;
    const last = messages.at(-1);
    if (last?.role !== 'assistant' || last.content === '') continue;
    given.push({ conversation: { messages: messages.slice(0, -1) }, answer: last.content });
    if (given.length === mostRows) break;
  }
  const opened = await openModel(model, { engine });
  try {
    if (!opened.score || given.length === 0) return undefined;
    let sum = 0;
    let tokens = 0;
    for await (const { logProbabilities } of opened.score(given, { signal })) {
      for (const logProbability of logProbabilities) sum -= logProbability;
      tokens += logProbabilities.length;
    }
    return tokens === 0 ? undefined : sum / tokens;
  } finally {
    await opened.close();
  }
}
