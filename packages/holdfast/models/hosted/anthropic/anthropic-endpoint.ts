import type { Conversation } from '../../../data/conversations/conversation.ts';
import type { AnswerOptions } from '../../chat-model.ts';
import { accountName } from '../account/account-name.ts';
import { rateLimitsOf } from '../account/rate-limits.ts';
import type { ChatEndpoint } from '../chat-endpoint.ts';
import { readApiKey } from '../request/api-key.ts';
import { stringOf } from '../request/fields.ts';
import { learnRefused, withoutRefused } from '../request/refused-parameters.ts';
import { requestJson } from '../request/request-json.ts';
import { splitSystem } from '../split-system.ts';
import { anthropicBatches } from './anthropic-batches.ts';
import { readAnthropicMessage } from './read-anthropic-message.ts';

/** The Messages API insists on a length. */
const defaultMaximumTokens = 4096;

/**
 * A model of Anthropic's Messages API (version 2023-06-01), `anthropic:MODEL`; the key is in ANTHROPIC_API_KEY, another
 * address in ANTHROPIC_BASE_URL. A schema is asked for as the input of a tool that the model must call. Throws
 * HoldfastError `bad-usage` without a key.
 */
export function openAnthropicEndpoint(name: string, model: string): ChatEndpoint {
  const key = readApiKey('ANTHROPIC_API_KEY', name);
  const baseUrl = (process.env.ANTHROPIC_BASE_URL ?? 'https://api.anthropic.com').replace(/\/+$/, '');
  const url = `${baseUrl}/v1/messages`;
  const refused = new Set<string>();
  const send = {
    headers: { 'x-api-key': key, 'anthropic-version': '2023-06-01' },
    secrets: [key],
    describe: (error: unknown) => ({
      ...textual('message', stringOf(error, 'error', 'message')),
      ...textual('code', stringOf(error, 'error', 'type')),
    }),
  };
  return {
    name,
    account: accountName(baseUrl, key),
    identity: ['anthropic', baseUrl, model],
    request: (conversation, options) =>
      withoutRefused(refused, async (without) => {
        const request = JSON.stringify(anthropicRequest(model, conversation, options, without));
        const { body, headers } = await requestJson({ ...send, url, body: request, signal: options.signal });
        const limits = rateLimitsOf(headers);
        return { answer: readAnthropicMessage(body), limits };
      }),
    batches: anthropicBatches({
      url: `${url}/batches`,
      send,
      line: (custom_id, conversation, options) =>
        JSON.stringify({ custom_id, params: anthropicRequest(model, conversation, options, refused) }),
      adapts: (failure) => learnRefused(refused, failure),
    }),
  };
}

/** The body of a Messages request. */
export function anthropicRequest(
  model: string,
  conversation: Conversation,
  { maximumTokens = defaultMaximumTokens, temperature = 0, responseSchema }: AnswerOptions,
  without: ReadonlySet<string> = new Set(),
): Record<string, unknown> {
  const { system, turns } = splitSystem(conversation);
  const request: Record<string, unknown> = {
    model,
    max_tokens: maximumTokens,
    // The API allows 0 to 1.
    temperature: Math.min(1, temperature),
    system,
    messages: turns.map(({ role, content }) => ({
      role: role === 'assistant' ? 'assistant' : 'user',
      content,
    })),
    ...(responseSchema && {
      tools: [{ name: responseSchema.name, input_schema: responseSchema.schema }],
      tool_choice: { type: 'tool', name: responseSchema.name },
    }),
  };
  for (const name of without) delete request[name];
  return request;
}

function textual<Name extends string>(name: Name, value: string | undefined): Partial<Record<Name, string>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, string>);
}
