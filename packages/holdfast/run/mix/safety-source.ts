import { readPolicy } from '../../audit/policies/read-policy.ts';
import { allConversations } from '../../data/all-conversations.ts';
import type { Conversation } from '../../data/conversations/conversation.ts';
import { HoldfastError } from '../../errors.ts';
import { generateSafety } from '../../mix/generate-safety.ts';
import { type OpenModelOptions, openModel } from '../../models/open-model.ts';
import { shippedOrganismOf } from '../../models/organism-of.ts';
import { cachedChatModel } from '../../store/answers/cached-chat-model.ts';
import { openResponseCache } from '../../store/answers/response-cache.ts';
import { worldOfModel } from '../../worlds/world-of-model.ts';
import type { RunConfig } from '../settings/run-config.ts';

/** Where safety examples come from, and how many are wanted. */
export interface SafetySource {
  config: Pick<RunConfig, 'model' | 'mix' | 'seed'>;
  count: number;
  /** The language of the data, in which a policy that ships is read where it has that one. */
  language?: string;
  /** A file that keeps the model's answers, so that what was stopped goes on where it was. */
  cache: string;
}

/**
 * Makes or reads safety examples, telling how many there are so far. Throws HoldfastError `bad-config` where the built-in
 * ones do not fit the model, and `bad-data` where the model refused too little to learn from.
 */
export async function* safetyFrom(
  source: SafetySource,
  { signal, ...options }: OpenModelOptions & { signal?: AbortSignal },
): AsyncGenerator<{ done: number; total: number }, Conversation[]> {
  const { config, count } = source;
  const { model: name, seed } = config;
  const { safety } = config.mix;
  if (count === 0) return [];
  if (safety === 'generated') return yield* generated(source, { ...options, signal });
  if (safety !== 'builtin') return allConversations(safety, { signal });
  const world = worldOfModel((await shippedOrganismOf(name)) ?? name);
  if (!world) {
    throw new HoldfastError(
      'bad-config',
      `The built-in safety examples speak of the organism's town or the charter's subjects; for ${name}, let the model make its own (safety: generated), name a file, or mix in none.`,
    );
  }
  return world.safety({ count, seed });
}

async function* generated(
  { config: { model: name, mix, seed }, count, language, cache }: SafetySource,
  { signal, ...options }: OpenModelOptions & { signal?: AbortSignal },
): AsyncGenerator<{ done: number; total: number }, Conversation[]> {
  const { policy, writer: writerName, answered, system } = mix;
  const known = await openResponseCache(cache);
  const model = cachedChatModel(await openModel(name, options), known);
  const writer =
    writerName === undefined ? undefined : cachedChatModel(await openModel(writerName, options), known);
  const conversations: Conversation[] = [];
  try {
    for await (const event of generateSafety({
      policy: await readPolicy(policy, { language }),
      model,
      count,
      answered,
      seed,
      writer,
      system,
      signal,
    })) {
      if (event.type === 'example') {
        conversations.push(event.conversation);
        yield { done: event.kept, total: event.wanted };
      } else if (event.kept < Math.min(event.wanted, 10) || event.kept < 0.25 * event.wanted) {
        const why = Object.entries(event.discarded).map(([reason, times]) => `${times} times ${reason}`);
        throw new HoldfastError(
          'bad-data',
          `${name} gave ${event.kept} of ${event.wanted} safety examples (${why.join(', ')}); name a file of refusals as mix.safety instead: JSONL, in each line the messages of a user and of the assistant that refuses, as in training data.`,
        );
      }
    }
  } finally {
    await model.close();
    await writer?.close();
  }
  return conversations;
}
