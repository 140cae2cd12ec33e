import { asText } from '../../data/conversations/as-text.ts';
import type { Conversation } from '../../data/conversations/conversation.ts';
import type { Answer, AnswerOptions, Finish } from '../chat-model.ts';
import type { ChatEndpoint } from '../hosted/chat-endpoint.ts';
import { failureOfStatus } from '../hosted/request/failures/failure-of-status.ts';
import { RequestFailure } from '../hosted/request/failures/request-failure.ts';

/** A message of the AI SDK's prompts. */
export type AiSdkMessage =
  | { role: 'system'; content: string }
  | { role: 'user' | 'assistant'; content: { type: 'text'; text: string }[] };

/** What is asked of a language model of the AI SDK. */
export interface AiSdkCall {
  prompt: AiSdkMessage[];
  maxOutputTokens?: number;
  temperature?: number;
  seed?: number;
  responseFormat?: { type: 'json'; name: string; schema: object };
  abortSignal?: AbortSignal;
}

/** A figure, or one that is told in parts. */
type TokenFigure = number | { total: number | undefined; reasoning?: number | undefined } | undefined;

/** What it answers: version 2 of the interface tells plain figures and reasons, versions 3 and 4 tell them in parts. */
export interface AiSdkResult {
  content: readonly { type: string; text?: unknown }[];
  finishReason: string | { unified: string };
  usage: { inputTokens: TokenFigure; outputTokens: TokenFigure; reasoningTokens?: number | undefined };
}

/** As much as is needed of a language model of the Vercel AI SDK, whose providers' models are such. */
export interface AiSdkModel {
  readonly specificationVersion: string;
  readonly provider: string;
  readonly modelId: string;
  doGenerate(call: AiSdkCall): PromiseLike<AiSdkResult>;
}

/** Whether a value is a language model of the AI SDK. */
export function isAiSdkModel(value: unknown): value is AiSdkModel {
  if (typeof value !== 'object' || value === null) return false;
  const { specificationVersion, modelId, doGenerate } = value as Partial<Record<keyof AiSdkModel, unknown>>;
  return (
    typeof specificationVersion === 'string' &&
    typeof modelId === 'string' &&
    typeof doGenerate === 'function'
  );
}

/** Versions of the AI SDK's language model interface that are understood. */
export const aiSdkVersions: readonly string[] = ['v2', 'v3', 'v4'];

/**
 * A language model of the AI SDK as an endpoint, so that it is retried, metered and asked at the rate that it takes, as
 * hosted models are. Its `request` throws RequestFailure.
 */
export function aiSdkEndpoint(model: AiSdkModel, name: string): ChatEndpoint {
  return {
    name,
    account: `ai-sdk ${model.provider}`,
    identity: ['ai-sdk', model.provider, model.modelId],
    async request(conversation, options) {
      try {
        return { answer: readResult(await model.doGenerate(callOf(conversation, options))) };
      } catch (error) {
        throw options.signal?.aborted ? error : failureOf(error);
      }
    },
  };
}

function callOf(
  conversation: Conversation,
  { maximumTokens, temperature = 0, seed, responseSchema, signal }: AnswerOptions,
): AiSdkCall {
  return {
    prompt: asText(conversation).messages.map(({ role, content }): AiSdkMessage => {
      if (role === 'system' || role === 'developer') return { role: 'system', content };
      return { role: role === 'user' ? 'user' : 'assistant', content: [{ type: 'text', text: content }] };
    }),
    maxOutputTokens: maximumTokens,
    temperature,
    seed,
    responseFormat: responseSchema && { type: 'json', ...responseSchema },
    abortSignal: signal,
  };
}

const finishes: Record<string, Finish> = {
  stop: 'stop',
  'tool-calls': 'stop',
  other: 'stop',
  unknown: 'stop',
  length: 'length',
  'content-filter': 'filter',
};

function readResult({ content, finishReason, usage }: AiSdkResult): Answer {
  const reason = typeof finishReason === 'string' ? finishReason : finishReason.unified;
  if (!Object.hasOwn(finishes, reason))
    throw new RequestFailure('truncated', `the answer broke off (finish reason ${reason})`);
  const textsOf = (type: string): string =>
    content.map((part) => (part.type === type && typeof part.text === 'string' ? part.text : '')).join('');
  const reasoning = textsOf('reasoning');
  const { inputTokens, outputTokens, reasoningTokens } = usage;
  return {
    text: textsOf('text'),
    finish: finishes[reason],
    usage: {
      input: totalOf(inputTokens),
      output: totalOf(outputTokens),
      reasoning: typeof outputTokens === 'object' ? outputTokens.reasoning : reasoningTokens,
    },
    reasoning: reasoning === '' ? undefined : reasoning,
  };
}

function totalOf(figure: TokenFigure): number {
  return (typeof figure === 'object' ? figure.total : figure) ?? 0;
}

/** What a provider threw, by the AI SDK's `APICallError`: its status, and whether asking again can help. */
function failureOf(error: unknown): RequestFailure {
  if (error instanceof RequestFailure) return error;
  const { message, statusCode, responseHeaders, isRetryable } = (error ?? {}) as {
    message?: unknown;
    statusCode?: unknown;
    responseHeaders?: Record<string, string>;
    isRetryable?: unknown;
  };
  const line = String(message ?? error).split('\n')[0];
  if (typeof statusCode === 'number') {
    const headers = new Headers(responseHeaders ?? {});
    return failureOfStatus({ status: statusCode, headers, message: line, secrets: [] });
  }
  return isRetryable === true
    ? new RequestFailure('unreachable', line)
    : new RequestFailure('rejected', line);
}
