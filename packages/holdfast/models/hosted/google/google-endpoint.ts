import type { Conversation } from '../../../data/conversations/conversation.ts';
import type { AnswerOptions } from '../../chat-model.ts';
import { accountName } from '../account/account-name.ts';
import type { ChatEndpoint } from '../chat-endpoint.ts';
import { reasoningAllowance, reasonsAtGoogle } from '../reasoning-allowance.ts';
import { readApiKey } from '../request/api-key.ts';
import { listOf, stringOf } from '../request/fields.ts';
import { learnRefused, withoutRefused } from '../request/refused-parameters.ts';
import { requestJson } from '../request/request-json.ts';
import type { ErrorDetails } from '../request/send-request.ts';
import { splitSystem } from '../split-system.ts';
import { googleBatches } from './google-batches.ts';
import { readGoogleResponse } from './read-google-response.ts';

/**
 * A model of Google's Gemini API, `google:MODEL`; the key is in GEMINI_API_KEY or GOOGLE_API_KEY, another address in
 * GOOGLE_GEMINI_BASE_URL. Throws HoldfastError `bad-usage` without a key.
 */
export function openGoogleEndpoint(name: string, model: string): ChatEndpoint {
  const key = process.env.GOOGLE_API_KEY?.trim() || readApiKey('GEMINI_API_KEY', name);
  const baseUrl = (process.env.GOOGLE_GEMINI_BASE_URL ?? 'https://generativelanguage.googleapis.com').replace(
    /\/+$/,
    '',
  );
  const url = `${baseUrl}/v1beta`;
  const refused = new Set<string>();
  const send = { headers: { 'x-goog-api-key': key }, secrets: [key], describe: googleError };
  return {
    name,
    account: accountName(baseUrl, key),
    identity: ['google', baseUrl, model],
    reasoningTokens: reasonsAtGoogle(model) ? reasoningAllowance : undefined,
    request: (conversation, options) =>
      withoutRefused(refused, async (without) => {
        const { body } = await requestJson({
          ...send,
          url: `${url}/models/${encodeURIComponent(model)}:generateContent`,
          body: JSON.stringify(googleRequest(model, conversation, options, without)),
          signal: options.signal,
        });
        return { answer: readGoogleResponse(body) };
      }),
    batches: googleBatches({
      url,
      model,
      send,
      line: (id, conversation, options) =>
        JSON.stringify({
          request: googleRequest(model, conversation, options, refused),
          metadata: { key: id },
        }),
      adapts: (failure) => learnRefused(refused, failure),
    }),
  };
}

/** The body of a `generateContent` request. */
export function googleRequest(
  model: string,
  conversation: Conversation,
  { maximumTokens, temperature = 0, seed, responseSchema }: AnswerOptions,
  without: ReadonlySet<string> = new Set(),
): Record<string, unknown> {
  const { system, turns } = splitSystem(conversation);
  const room = reasonsAtGoogle(model) ? reasoningAllowance : 0;
  const generationConfig: Record<string, unknown> = {
    temperature,
    maxOutputTokens: maximumTokens === undefined ? undefined : maximumTokens + room,
    seed,
    ...(responseSchema && {
      responseMimeType: 'application/json',
      responseJsonSchema: responseSchema.schema,
    }),
  };
  for (const name of without) delete generationConfig[name];
  return {
    contents: turns.map(({ role, content }) => ({
      role: role === 'assistant' ? 'model' : 'user',
      parts: [{ text: content }],
    })),
    systemInstruction: system === undefined ? undefined : { parts: [{ text: system }] },
    generationConfig,
  };
}

function googleError(error: unknown): ErrorDetails {
  const message = stringOf(error, 'error', 'message');
  const delay = listOf(error, 'error', 'details')
    .map((detail) => /^([\d.]+)s$/.exec(stringOf(detail, 'retryDelay') ?? '')?.[1])
    .find((seconds) => seconds !== undefined);
  return {
    message,
    retryAfter: delay === undefined ? undefined : Number(delay) * 1000,
  };
}
