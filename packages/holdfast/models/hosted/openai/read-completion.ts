import type { OpenAI } from 'openai';
import type { Answer, Finish, TokenUsage } from '../../chat-model.ts';
import { splitReasoning } from '../../split-reasoning.ts';
import { failureOfStatus } from '../request/failures/failure-of-status.ts';
import { RequestFailure } from '../request/failures/request-failure.ts';
import { countOf, field, listOf, stringOf } from '../request/fields.ts';

/** What endpoints add to OpenAI's message: the reasoning, under either of two names. */
interface ReasoningMessage {
  content?: unknown;
  refusal?: unknown;
  reasoning_content?: unknown;
  reasoning?: unknown;
  tool_calls?: unknown;
  function_call?: unknown;
}

/** A chat completion as an answer. Throws RequestFailure `malformed` for anything that is not one, and for an error that is told in one. */
export function readCompletion(body: unknown): Answer {
  refuseError(body);
  const completion = body as Partial<OpenAI.ChatCompletion> | null | undefined;
  const choice = completion?.choices?.[0];
  const message: ReasoningMessage | undefined = choice?.message;
  const content = contentOf(message?.content ?? '');
  if (!choice || !message || content === undefined) {
    throw new RequestFailure(
      'malformed',
      'the reply is no chat completion; is this an OpenAI-compatible endpoint?',
    );
  }
  const usage = usageOf(completion?.usage);
  const shown = message.reasoning_content ?? message.reasoning;
  const split = splitReasoning(content.text);
  const reasoning =
    typeof shown === 'string' && shown !== '' ? shown : (content.reasoning ?? split.reasoning);
  const refusal = typeof message.refusal === 'string' && message.refusal !== '' ? message.refusal : undefined;
  return {
    text: refusal ?? [split.text, ...callsOf(message)].filter((part) => part !== '').join('\n'),
    finish: refusal === undefined ? finishOf(choice.finish_reason, usage) : 'refusal',
    usage,
    reasoning,
  };
}

/** The arguments of the tools that the model calls: what it says there is part of its answer. */
function callsOf(message: ReasoningMessage): string[] {
  const calls = listOf(message, 'tool_calls').map(
    (call) => stringOf(call, 'function', 'arguments') ?? stringOf(call, 'custom', 'input'),
  );
  return [...calls, stringOf(message, 'function_call', 'arguments')].flatMap((text) => text ?? []);
}

/** Gateways tell of trouble behind them with status 200, in the reply's or the choice's `error`. */
function refuseError(body: unknown): void {
  const error = field(body, 'error') ?? field(body, 'choices', 0, 'error');
  if (error === undefined || error === null) return;
  const message = stringOf(error, 'message') ?? (typeof error === 'string' ? error : JSON.stringify(error));
  const code = field(error, 'code');
  const status = typeof code === 'number' && code >= 400 && code < 600 ? code : 502;
  const named = typeof code === 'string' ? code : undefined;
  throw failureOfStatus({ status, headers: new Headers(), message, code: named, secrets: [] });
}

/** Text, or parts of which some are reasoning (Mistral's); undefined for anything else. */
function contentOf(content: unknown): { text: string; reasoning?: string } | undefined {
  if (typeof content === 'string') return { text: content };
  if (!Array.isArray(content)) return undefined;
  const join = (parts: readonly unknown[]): string =>
    parts.map((part) => stringOf(part, 'text') ?? '').join('');
  const reasoning = content.map((part) => join(listOf(part, 'thinking'))).join('');
  return { text: join(content), reasoning: reasoning === '' ? undefined : reasoning };
}

/** How an answer ended, in our words. Throws RequestFailure `truncated` when the endpoint does not say. */
export function finishOf(reason: string | null | undefined, usage?: TokenUsage): Finish {
  switch (reason) {
    case 'stop':
    case 'eos':
    case 'tool_calls':
    case 'function_call':
      return 'stop';
    case 'length':
    case 'model_length':
      return 'length';
    case 'content_filter':
      return 'filter';
    default:
      throw new RequestFailure(
        'truncated',
        `the answer broke off (finish reason ${JSON.stringify(reason)})`,
        {
          usage: usage && usage.input + usage.output > 0 ? usage : undefined,
        },
      );
  }
}

/** Tokens as the endpoint counts them; zeros where it does not. */
export function usageOf(usage: unknown): TokenUsage {
  return {
    input: countOf(usage, 'prompt_tokens'),
    output: countOf(usage, 'completion_tokens'),
    reasoning: countOf(usage, 'completion_tokens_details', 'reasoning_tokens') || undefined,
  };
}
