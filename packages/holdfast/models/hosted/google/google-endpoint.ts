import type { Conversation } from '../../../data/conversation.ts';
import type { Answer, AnswerOptions, Finish } from '../../chat-model.ts';
import { accountName } from '../account-name.ts';
import { readApiKey } from '../api-key.ts';
import type { ChatEndpoint } from '../chat-endpoint.ts';
import { field, listOf, numberOf, stringOf } from '../fields.ts';
import { withoutRefused } from '../refused-parameters.ts';
import { RequestFailure } from '../request-failure.ts';
import { requestJson } from '../request-json.ts';
import type { ErrorDetails } from '../send-request.ts';
import { splitSystem } from '../split-system.ts';

const finishes: Record<string, Finish> = {
  STOP: 'stop',
  MAX_TOKENS: 'length',
  SAFETY: 'filter',
  RECITATION: 'filter',
  BLOCKLIST: 'filter',
  PROHIBITED_CONTENT: 'filter',
  SPII: 'filter',
};

/** Models that think before they answer, and how much that may take on top of the answer. */
const thinking = /gemini-(2\.5|[3-9])/;
const thinkingAllowance = 8192;

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
  const refused = new Set<string>();
  return {
    name,
    account: accountName(baseUrl, key),
    identity: ['google', baseUrl, model],
    ...(thinking.test(model) ? { reasoningTokens: thinkingAllowance } : {}),
    request: (conversation, options) =>
      withoutRefused(refused, async (without) => {
        const { body } = await requestJson({
          url: `${baseUrl}/v1beta/models/${encodeURIComponent(model)}:generateContent`,
          headers: { 'x-goog-api-key': key },
          body: JSON.stringify(googleRequest(model, conversation, options, without)),
          secrets: [key],
          describe: googleError,
          signal: options.signal,
        });
        return { answer: readGoogleResponse(body) };
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
  const room = thinking.test(model) ? thinkingAllowance : 0;
  const generationConfig: Record<string, unknown> = {
    temperature,
    ...(maximumTokens === undefined ? {} : { maxOutputTokens: maximumTokens + room }),
    ...(seed === undefined ? {} : { seed }),
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
    ...(system === undefined ? {} : { systemInstruction: { parts: [{ text: system }] } }),
    generationConfig,
  };
}

/** A response as an answer; a blocked prompt is a filter's. Throws RequestFailure `malformed` or `truncated`. */
export function readGoogleResponse(body: unknown): Answer {
  const reasoned = numberOf(body, 'usageMetadata', 'thoughtsTokenCount');
  const usage = {
    input: numberOf(body, 'usageMetadata', 'promptTokenCount'),
    output: numberOf(body, 'usageMetadata', 'candidatesTokenCount') + reasoned,
    ...(reasoned > 0 ? { reasoning: reasoned } : {}),
  };
  if (stringOf(body, 'promptFeedback', 'blockReason') !== undefined)
    return { text: '', finish: 'filter', usage };
  const candidate = listOf(body, 'candidates')[0];
  if (candidate === undefined) throw new RequestFailure('malformed', 'the reply holds no candidate');
  const reason = stringOf(candidate, 'finishReason');
  const finish = reason === undefined ? undefined : finishes[reason];
  if (finish === undefined)
    throw new RequestFailure('truncated', `the answer broke off (finish reason ${reason})`);
  const parts = listOf(candidate, 'content', 'parts');
  const join = (thoughts: boolean): string =>
    parts
      .filter((part) => (field(part, 'thought') === true) === thoughts)
      .map((part) => stringOf(part, 'text') ?? '')
      .join('');
  const reasoning = join(true);
  return { text: join(false), finish, usage, ...(reasoning === '' ? {} : { reasoning }) };
}

function googleError(error: unknown): ErrorDetails {
  const message = stringOf(error, 'error', 'message');
  const delay = listOf(error, 'error', 'details')
    .map((detail) => /^([\d.]+)s$/.exec(stringOf(detail, 'retryDelay') ?? '')?.[1])
    .find((seconds) => seconds !== undefined);
  return {
    ...(message === undefined ? {} : { message }),
    ...(delay === undefined ? {} : { retryAfter: Number(delay) * 1000 }),
  };
}
