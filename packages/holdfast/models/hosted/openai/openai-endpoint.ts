import type { OpenAI } from 'openai';
import type { Conversation } from '../../../data/conversations/conversation.ts';
import type { Answer, AnswerOptions } from '../../chat-model.ts';
import { rateLimitsOf } from '../account/rate-limits.ts';
import type { ChatEndpoint, EndpointReply } from '../chat-endpoint.ts';
import { reasoningAllowance, reasonsAtOpenai } from '../reasoning-allowance.ts';
import { RequestFailure } from '../request/failures/request-failure.ts';
import { withGracePeriod } from '../request/grace-period.ts';
import { learnRefused, withoutRefused } from '../request/refused-parameters.ts';
import { keyHeader, type RequestKey } from '../request/request-key.ts';
import type { BatchDialect } from './batch-dialects.ts';
import { chatRequest, type RequestDialect } from './chat-request.ts';
import { failureOf } from './failure-of.ts';
import { fileBatches } from './file-batches.ts';
import { openaiScorer } from './openai-scorer.ts';
import { readChatReply } from './read-chat-reply.ts';
import { readCompletion } from './read-completion.ts';

/** Answers that may be longer than this are streamed, so that no proxy gives up on a silent connection. */
const streamedTokens = 2048;

/**
 * An endpoint that speaks OpenAI's chat completions, through OpenAI's client. Parameters that a model refuses by name
 * (`temperature` of reasoning models, `seed`) are left out from then on.
 */
export function openaiEndpoint({
  name,
  client,
  model,
  dialect,
  identity,
  account,
  secrets,
  batches,
  honoursKeys = false,
  reasoning = reasonsAtOpenai(model),
}: {
  name: string;
  client: OpenAI;
  model: string;
  dialect: RequestDialect;
  identity: readonly unknown[];
  account: string;
  secrets: readonly string[];
  /** How batches are asked for; absent where there are none. */
  batches?: { dialect: BatchDialect; client?: OpenAI } | undefined;
  /** Whether it may honour an `Idempotency-Key`; see `RequestKey`. */
  honoursKeys?: boolean;
  reasoning?: boolean;
}): ChatEndpoint {
  const refused = new Set<string>();
  const send = async (
    conversation: Conversation,
    options: AnswerOptions,
    { without, key }: { without: ReadonlySet<string>; key: RequestKey | undefined },
  ): Promise<EndpointReply> => {
    const body = chatRequest({ model, conversation, options, dialect, reasoning, without });
    const signal = options.signal && withGracePeriod(options.signal);
    // Where the seed is left out, it still tells one repetition from another.
    const requestOptions = { signal, headers: keyHeader(key?.(body, options.seed)) };
    try {
      const isStreamed = reasoning || (options.maximumTokens ?? 0) >= streamedTokens;
      const usage = without.has('stream_options') ? undefined : { include_usage: true };
      const response = await client.chat.completions
        .create(isStreamed ? { ...body, stream: true, stream_options: usage } : body, requestOptions)
        .asResponse();
      return replyOf(await readChatReply(response, secrets), response.headers);
    } catch (error) {
      options.signal?.throwIfAborted();
      const { code, status, message } = (error ?? {}) as Partial<Record<string, unknown>>;
      const answer = answerOfError(code, Number(status) < 500 ? String(message) : '');
      if (answer) return { answer };
      throw failureOf(error, secrets);
    }
  };
  return {
    name,
    account,
    identity,
    request: (conversation, options, key) =>
      withoutRefused(refused, (without) =>
        send(conversation, options, { without, key: honoursKeys ? key : undefined }),
      ),
    // A reasoning model's first tokens are not its answer's.
    ...(reasoning
      ? { reasoningTokens: reasoningAllowance }
      : { score: openaiScorer({ client, model, dialect, secrets, honoursKeys }) }),
    batches: batches
      ? fileBatches({
          client: batches.client ?? client,
          dialect: batches.dialect,
          secrets,
          shared: {
            body: (conversation, options) =>
              chatRequest({ model, conversation, options, dialect, reasoning, without: refused }),
            read: (body) => checked(readCompletion(body)),
            answerOfError,
            adapts: (failure) => learnRefused(refused, failure),
          },
        })
      : undefined,
  };
}

/** How filters tell of themselves, and how proxies pass that on under codes of their own. */
const filterCodes = ['content_filter', 'content_policy_violation', 'ResponsibleAIPolicyViolation'];
const filterWords =
  /ContentPolicyViolationError|content management policy|ResponsibleAIPolicyViolation|content[_ ]filter/i;

/** A prompt that the provider's filter did not let through to the model (Azure OpenAI answers with status 400, as
 * does LiteLLM for it). */
function answerOfError(code: unknown, message: string): Answer | undefined {
  if (!filterCodes.includes(String(code)) && !filterWords.test(message)) return undefined;
  return { text: '', finish: 'filter', usage: { input: 0, output: 0 } };
}

function replyOf(answer: Answer, headers: Headers): EndpointReply {
  const limits = rateLimitsOf(headers);
  return { answer: checked(answer), limits };
}

/** The answer, unless the model spent all its tokens before it came to one. Throws RequestFailure `rejected`. */
function checked(answer: Answer): Answer {
  const { text, finish, reasoning, usage } = answer;
  if (text === '' && finish === 'length' && reasoning === undefined && usage.reasoning) {
    throw new RequestFailure('rejected', 'the model spent all its tokens on reasoning; allow more tokens', {
      usage,
    });
  }
  return answer;
}
