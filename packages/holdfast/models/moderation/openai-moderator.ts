import { textWithCalls } from '../../data/conversations/as-text.ts';
import type { Conversation } from '../../data/conversations/conversation.ts';
import { mapUnordered } from '../../events/map-unordered.ts';
import type { Moderation, Moderator } from '../../scan/asked-model/asked-model.ts';
import type { TokenUsage } from '../chat-model.ts';
import { estimateInput } from '../estimate-tokens.ts';
import { accountOf } from '../hosted/account/account.ts';
import { accountName } from '../hosted/account/account-name.ts';
import { failureOf } from '../hosted/openai/failure-of.ts';
import { openClient } from '../hosted/openai/open-client.ts';
import { RequestFailure } from '../hosted/request/failures/request-failure.ts';
import { requestMetered } from '../hosted/request/request-metered.ts';
import type { Meter } from '../meter.ts';

/** Longer text is cut: the endpoint refuses it. */
const longestText = 40_000;
const concurrency = 16;

/**
 * A moderator behind OpenAI's moderation endpoint, or one of its shape: `POST /moderations`. A meter counts its requests;
 * where the endpoint tells no tokens, those of the text are estimated. Throws HoldfastError `model-failed` where trying
 * again later can help, `bad-usage` where the key or the request must be mended, and what the meter throws.
 */
export async function openaiModerator({
  name,
  baseUrl,
  model,
  key,
  meter,
}: {
  /** As the user named it. */
  name: string;
  baseUrl: string;
  model: string;
  key: string | undefined;
  meter?: Meter | undefined;
}): Promise<Moderator> {
  const client = await openClient({ baseUrl, key });
  const account = accountOf(accountName(baseUrl, key), { maximum: concurrency, name });
  const moderateOne = async (conversation: Conversation, signal?: AbortSignal): Promise<Moderation> => {
    const input = textOf(conversation);
    const expected = {
      input: estimateInput({ messages: [{ role: 'user', content: input }] }),
      output: 0,
    };
    const reply = await requestMetered({
      name,
      account,
      meter,
      expected,
      signal,
      send: async () => {
        try {
          const body = await client.moderations.create({ model, input }, { signal });
          return { moderation: read(body), usage: usageIn(body) };
        } catch (error) {
          signal?.throwIfAborted();
          throw failureOf(error, key ? [key] : []);
        }
      },
      usageOf: ({ usage }) => usage ?? expected,
    });
    return reply.moderation;
  };
  return {
    name,
    moderate: (conversations, { signal } = {}) =>
      mapUnordered(
        conversations.keys(),
        async (index) => ({ index, moderation: await moderateOne(conversations[index], signal) }),
        { places: () => account.limit + 1, signal },
      ),
  };
}

function read(reply: unknown): Moderation {
  const { results } = (reply ?? {}) as { results?: unknown };
  const [result] = (Array.isArray(results) ? results : []) as {
    flagged?: unknown;
    categories?: Record<string, unknown>;
    category_scores?: Record<string, unknown>;
  }[];
  if (typeof result?.flagged !== 'boolean') {
    throw new RequestFailure('malformed', 'the reply has no results[0].flagged');
  }
  const categories = Object.entries(result.categories ?? {}).flatMap(([name, is]) =>
    is === true ? [name] : [],
  );
  const scores = Object.values(result.category_scores ?? {}).filter((score) => typeof score === 'number');
  return {
    flagged: result.flagged,
    categories,
    score: scores.length > 0 ? Math.max(...scores) : undefined,
  };
}

/** Tokens read, where the endpoint tells them; OpenAI's own does not. */
function usageIn(reply: unknown): TokenUsage | undefined {
  const { usage } = (reply ?? {}) as { usage?: { prompt_tokens?: unknown } };
  const input = usage?.prompt_tokens;
  return typeof input === 'number' ? { input, output: 0 } : undefined;
}

function textOf({ messages }: Conversation): string {
  const text = messages.map((message) => `${message.role}: ${textWithCalls(message)}`).join('\n\n');
  return text.length <= longestText
    ? text
    : `${text.slice(0, longestText / 2)}\n…\n${text.slice(-longestText / 2)}`;
}
