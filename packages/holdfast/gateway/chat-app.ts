import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { HoldfastError } from '../errors.ts';
import type { ChatModel } from '../models/chat-model.ts';
import { batchedModel, type SharedModel } from './batched-model.ts';
import { type ChatRequest, chatRequestSchema } from './chat-request.ts';
import { completionChunks, completionOf, headOf, scoredCompletionOf } from './completions.ts';

/** The longest answer when a request does not say. */
const defaultMaximumTokens = 256;

/**
 * An HTTP app that serves chat models with OpenAI's API: `GET /v1/models` and `POST /v1/chat/completions`, streamed or
 * not. Each model is asked by its name. Errors have OpenAI's shape.
 */
export function createChatApp(models: readonly ChatModel[]): Hono {
  const served = new Map(models.map((model) => [model.name, batchedModel(model)]));
  const created = Math.floor(Date.now() / 1000);
  const app = new Hono();
  app.get('/v1/models', (context) =>
    context.json({
      object: 'list',
      data: [...served.keys()].map((id) => ({ id, object: 'model', created, owned_by: 'holdfast' })),
    }),
  );
  app.post('/v1/chat/completions', async (context) => {
    const parsed = chatRequestSchema.safeParse(await context.req.json().catch(() => undefined));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return refuse(context, 400, issue.message, { param: issue.path.join('.') || null });
    }
    const request = parsed.data;
    const model = served.get(request.model);
    if (!model) {
      return refuse(context, 404, `The model ${request.model} is not served here.`, {
        code: 'model_not_found',
      });
    }
    if (typeof request.prompt_logprobs === 'number') return scored(context, model, request);
    const answer = await model.answer(
      { messages: request.messages },
      {
        maximumTokens: request.max_completion_tokens ?? request.max_tokens ?? defaultMaximumTokens,
        temperature: request.temperature ?? 1,
        // Without a seed, every request draws afresh.
        seed: request.seed ?? Math.floor(Math.random() * 2 ** 31),
        alternatives: request.logprobs ? (request.top_logprobs ?? 0) : undefined,
      },
    );
    const head = headOf(request.model);
    if (!request.stream) return context.json(completionOf(head, answer));
    const withUsage = request.stream_options?.include_usage ?? false;
    return streamSSE(context, async (stream) => {
      for (const chunk of completionChunks(head, answer, withUsage))
        await stream.writeSSE({ data: JSON.stringify(chunk) });
      await stream.writeSSE({ data: '[DONE]' });
    });
  });
  app.notFound((context) => refuse(context, 404, `There is no ${context.req.method} ${context.req.path}.`));
  app.onError((error, context) => {
    if (!(error instanceof HoldfastError)) return refuse(context, 500, 'Something unforeseen went wrong.');
    return refuse(context, error.code === 'model-failed' ? 503 : 400, error.message, { code: error.code });
  });
  return app;
}

/** How likely the model finds the last message, as an answer to those before it. */
async function scored(
  context: Context,
  model: SharedModel,
  { messages, ...request }: ChatRequest,
): Promise<Response> {
  if (!model.score) return refuse(context, 400, `${request.model} does not tell how likely answers are.`);
  const conversation = { messages: messages.slice(0, -1) };
  const answer = messages.at(-1)?.content ?? '';
  return context.json(scoredCompletionOf(headOf(request.model), await model.score({ conversation, answer })));
}

function refuse(
  context: Context,
  status: 400 | 404 | 500 | 503,
  message: string,
  { code = null, param = null }: { code?: string | null; param?: string | null } = {},
): Response {
  const type = status < 500 ? 'invalid_request_error' : 'server_error';
  return context.json({ error: { message, type, param, code } }, status);
}
