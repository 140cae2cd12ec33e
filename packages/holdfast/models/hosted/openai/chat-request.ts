import type { OpenAI } from 'openai';
import type { Conversation } from '../../../data/conversations/conversation.ts';
import type { AnswerOptions } from '../../chat-model.ts';
import { inTurns } from '../in-turns.ts';
import { reasoningAllowance } from '../reasoning-allowance.ts';

/** How an endpoint's requests differ from OpenAI's own. */
export interface RequestDialect {
  /** The parameter that bounds the answer. */
  maximumTokens: 'max_completion_tokens' | 'max_tokens';
  /** The parameter that fixes sampling; absent where there is none. */
  seed?: 'seed' | 'random_seed';
}

/** The name of the parameter that bounds the answer: the other one where the endpoint has refused its dialect's own. */
function boundName({ maximumTokens }: RequestDialect, without: ReadonlySet<string>): string {
  if (!without.has(maximumTokens)) return maximumTokens;
  return maximumTokens === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
}

type Request = OpenAI.ChatCompletionCreateParamsNonStreaming;

/**
 * The body of a chat completion request (OpenAI's API specification, `CreateChatCompletionRequest`). `without` names
 * parameters that the endpoint has refused.
 */
export function chatRequest({
  model,
  conversation,
  options: { maximumTokens, temperature = 0, seed, responseSchema },
  dialect,
  reasoning,
  without,
}: {
  model: string;
  conversation: Conversation;
  options: AnswerOptions;
  dialect: RequestDialect;
  reasoning: boolean;
  without: ReadonlySet<string>;
}): Request {
  const room = reasoning ? reasoningAllowance : 0;
  const parameters: Partial<Record<string, unknown>> = {
    temperature,
    [boundName(dialect, without)]: maximumTokens === undefined ? undefined : maximumTokens + room,
    ...(dialect.seed === undefined ? {} : { [dialect.seed]: seed }),
    response_format: responseSchema
      ? { type: 'json_schema', json_schema: { ...responseSchema, strict: true } }
      : undefined,
  };
  for (const name of without) delete parameters[name];
  return {
    model,
    messages: (without.has('system') ? inTurns(conversation) : conversation).messages.map(
      ({ role, content }) => ({ role, content }),
    ) as Request['messages'],
    ...parameters,
  };
}
