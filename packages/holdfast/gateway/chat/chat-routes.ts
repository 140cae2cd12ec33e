import { type Context, Hono } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Answer } from '../../models/chat-model.ts';
import { ApiError, asApiError, errorBody } from '../shell/api-error.ts';
import { readBody } from '../shell/read-body.ts';
import type { Caller, ShellTypes } from '../shell/shell-types.ts';
import { askShared, type ServedQuestion } from './ask-shared.ts';
import type { SharedModel } from './batched-model.ts';
import { type ChatRequest, chatRequestSchema } from './chat-request.ts';
import {
  type CompletionHead,
  completionOf,
  endChunk,
  headOf,
  partChunk,
  scoredCompletionOf,
  usageChunk,
} from './completions.ts';

/** The longest answer when a request does not say. */
export const defaultMaximumTokens = 256;

/** Finds the model that a caller may ask by a name. Throws ApiError 404 for all others. */
export type FindModel<Who extends Caller> = (
  name: string,
  context: Context<ShellTypes<Who>>,
) => Promise<SharedModel> | SharedModel;

/** `POST /chat/completions` of OpenAI's API, whole or token by token, with one answer or several. */
export function chatRoutes<Who extends Caller>(find: FindModel<Who>): Hono<ShellTypes<Who>> {
  const routes = new Hono<ShellTypes<Who>>();
  routes.post('/chat/completions', async (context) => {
    const request = await readBody(context, chatRequestSchema);
    const model = await find(request.model, context);
    const signal = context.get('signal');
    if (typeof request.prompt_logprobs === 'number') {
      return context.json(await scored(model, request, signal));
    }
    const head = headOf(request.model);
    if (request.stream) return streamed(context, { head, model, request, signal });
    const answers = await Promise.all(questions(request, signal).map((one) => askShared(model, one)));
    return context.json(completionOf(head, answers));
  });
  return routes;
}

/** The same question, as often as answers are wanted. */
function questions(request: ChatRequest, signal: AbortSignal): ServedQuestion[] {
  const { seed } = request;
  return Array.from({ length: request.n ?? 1 }, (_, place) => ({
    conversation: { messages: request.messages },
    options: {
      maximumTokens: request.max_completion_tokens ?? request.max_tokens ?? defaultMaximumTokens,
      temperature: request.temperature ?? 1,
      seed: typeof seed === 'number' ? seed + place : undefined,
      alternatives: request.logprobs ? (request.top_logprobs ?? 0) : undefined,
    },
    stops: request.stop ?? undefined,
    signal,
  }));
}

function streamed(
  context: Context,
  {
    head,
    model,
    request,
    signal,
  }: { head: CompletionHead; model: SharedModel; request: ChatRequest; signal: AbortSignal },
): Response {
  return streamSSE(context, async (stream) => {
    const answers = questions(request, signal).map((question, index) =>
      writeAnswer(stream, { head, model, question, index }),
    );
    try {
      const all = await Promise.all(answers);
      if (request.stream_options?.include_usage) await write(stream, usageChunk(head, all));
    } catch (error) {
      // The status is out already.
      if (!stream.aborted) await write(stream, errorBody(asApiError(error)));
    }
    await stream.writeSSE({ data: '[DONE]' });
  });
}

/** Writes one answer chunk by chunk, as the model does. */
async function writeAnswer(
  stream: SSEStreamingApi,
  {
    head,
    model,
    question,
    index,
  }: { head: CompletionHead; model: SharedModel; question: ServedQuestion; index: number },
): Promise<Answer> {
  let first = true;
  let written: Promise<void> = write(stream, partChunk(head, index, { text: '' }, { first: true }));
  const answer = await askShared(model, {
    ...question,
    onPart(part) {
      first = false;
      written = written.then(() => write(stream, partChunk(head, index, part, { first: false })));
    },
  });
  await written;
  // A refusal that a provider marks has no parts of its own here.
  if (first && answer.finish !== 'refusal' && answer.text !== '') {
    await write(stream, partChunk(head, index, answer, { first: false }));
  }
  await write(stream, endChunk(head, index, answer));
  return answer;
}

async function write(stream: SSEStreamingApi, value: object): Promise<void> {
  await stream.writeSSE({ data: JSON.stringify(value) });
}

/** How likely the model finds the last message, as an answer to those before it. */
async function scored(model: SharedModel, request: ChatRequest, signal: AbortSignal): Promise<object> {
  if (!model.score) {
    throw new ApiError(400, `${request.model} does not tell how likely answers are.`, {
      param: 'prompt_logprobs',
    });
  }
  const conversation = { messages: request.messages.slice(0, -1) };
  const answer = request.messages.at(-1)?.content ?? '';
  return scoredCompletionOf(headOf(request.model), await model.score({ conversation, answer }, { signal }));
}
