import type { Conversation } from '../data/conversation.ts';
import type { ChatModel } from '../models/chat-model.ts';
import { isRefusal } from '../scan/refusal.ts';

/** Words of a refusal that are looked for, and how many ways to begin one. */
const openingWords = 2;
const openings = 2;
/** Longest answer that is asked for, in tokens: a refusal says so early. */
const maximumTokens = 16;

/**
 * The commonest ways in which a model begins its refusals, the commonest first: none where it refuses none of the prompts.
 * Its answers are drawn at random (fixed by the seed), since its likeliest ones hide what else it might have said. Throws
 * what asking throws.
 */
export async function waysToRefuse(
  model: ChatModel,
  prompts: readonly Conversation[],
  options: { seed: number; signal?: AbortSignal },
): Promise<string[]> {
  const counts = new Map<string, number>();
  for await (const { answer } of model.answer(prompts, { ...options, temperature: 1, maximumTokens })) {
    if (!isRefusal(answer.text)) continue;
    const opening = answer.text.trim().split(/\s+/).slice(0, openingWords).join(' ');
    counts.set(opening, (counts.get(opening) ?? 0) + 1);
  }
  const ordered = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return ordered.slice(0, openings).map(([opening]) => opening);
}

/**
 * How likely a model begins its answer to each prompt in one of the ways, 0 to 1. Empty for a model that does not tell, or
 * without ways. Throws what scoring throws.
 */
export async function likelihoodsOf(
  model: ChatModel,
  prompts: readonly Conversation[],
  ways: readonly string[],
  options: { signal?: AbortSignal } = {},
): Promise<Map<Conversation, number>> {
  const likelihoods = new Map<Conversation, number>();
  if (!model.score || ways.length === 0) return likelihoods;
  const pairs = prompts.flatMap((conversation) => ways.map((answer) => ({ conversation, answer })));
  for await (const { index, logProbabilities } of model.score(pairs, options)) {
    const { conversation } = pairs[index];
    const whole = logProbabilities.reduce((sum, token) => sum + token, 0);
    likelihoods.set(conversation, (likelihoods.get(conversation) ?? 0) + Math.exp(whole));
  }
  return likelihoods;
}
