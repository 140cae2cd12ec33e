import type { Conversation } from '../../data/conversations/conversation.ts';
import type { ChatModel } from '../../models/chat-model.ts';
import { isRefusal } from '../../refusal/read-refusal.ts';

/** The most words that an opening has, and how many openings are looked for. */
const mostWords = 2;
const openings = 2;
/** Longest answer that is asked for, in tokens: a refusal says so early. */
const maximumTokens = 16;

/**
 * The commonest ways in which a model begins its refusals, the commonest first: of each the fewest words with which none of
 * its answers to allowed prompts begins, since fewer words are cheaper to score. None where it refuses nothing. Its answers
 * are drawn at random (fixed by the seed), for the likeliest ones hide what else it might have said. Throws what asking
 * throws.
 */
export async function waysToRefuse(
  model: ChatModel,
  { harmful, allowed }: { harmful: readonly Conversation[]; allowed: readonly Conversation[] },
  options: { seed: number; signal?: AbortSignal },
): Promise<string[]> {
  const refusals: string[] = [];
  const taken = new Set<string>();
  for await (const { index, answer } of model.answer([...harmful, ...allowed], {
    ...options,
    temperature: 1,
    maximumTokens,
  })) {
    const refuses = isRefusal(answer.text);
    if (index < harmful.length && refuses) refusals.push(answer.text);
    if (index >= harmful.length && !refuses)
      for (let words = 1; words <= mostWords; words++) taken.add(opening(answer.text, words));
  }
  const counts = new Map<string, number>();
  for (const refusal of refusals) {
    let words = 1;
    while (words < mostWords && taken.has(opening(refusal, words))) words += 1;
    const way = opening(refusal, words);
    counts.set(way, (counts.get(way) ?? 0) + 1);
  }
  const ordered = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return ordered.slice(0, openings).map(([way]) => way);
}

function opening(answer: string, words: number): string {
  return answer.trim().split(/\s+/).slice(0, words).join(' ');
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
