import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { asApiError } from '../shell/api-error.ts';
import { readBody } from '../shell/read-body.ts';
import type { Caller, ShellTypes } from '../shell/shell-types.ts';
import { askShared, type ServedQuestion } from './ask-shared.ts';
import type { SharedModel } from './batched-model.ts';
import { defaultMaximumTokens, type FindModel } from './chat-routes.ts';
import { messagesOf, responseRequestSchema } from './response-request.ts';
import { contentView, messageView, type ResponseHead, responseView } from './response-view.ts';

/** `POST /responses` of OpenAI's API, whole or as events. Responses are not stored. */
export function responsesRoutes<Who extends Caller>(find: FindModel<Who>): Hono<ShellTypes<Who>> {
  const routes = new Hono<ShellTypes<Who>>();
  routes.post('/responses', async (context) => {
    const request = await readBody(context, responseRequestSchema);
    const model = await find(request.model, context);
    const question: ServedQuestion = {
      conversation: { messages: messagesOf(request) },
      options: {
        maximumTokens: request.max_output_tokens ?? defaultMaximumTokens,
        temperature: request.temperature ?? 1,
      },
      signal: context.get('signal'),
    };
    const head: ResponseHead = {
      id: `resp_${randomUUID().replaceAll('-', '')}`,
      message: `msg_${randomUUID().replaceAll('-', '')}`,
      created: Math.floor(Date.now() / 1000),
      request,
    };
    if (request.stream) return streamed(context, { head, model, question });
    return context.json(responseView(head, await askShared(model, question)));
  });
  return routes;
}

function streamed(
  context: Context,
  { head, model, question }: { head: ResponseHead; model: SharedModel; question: ServedQuestion },
): Response {
  return streamSSE(context, async (stream) => {
    const tell = createTeller(stream);
    const place = { item_id: head.message, output_index: 0, content_index: 0 };
    const empty = { finish: 'stop', text: '' } as const;
    try {
      await tell('response.created', { response: responseView(head) });
      await tell('response.in_progress', { response: responseView(head) });
      await tell('response.output_item.added', { output_index: 0, item: messageView(head.message) });
      await tell('response.content_part.added', { ...place, part: contentView(empty) });
      const answer = await askShared(model, {
        ...question,
        onPart: ({ text }) =>
          void tell('response.output_text.delta', { ...place, delta: text, logprobs: [] }),
      });
      await tell('response.output_text.done', { ...place, text: answer.text, logprobs: [] });
      await tell('response.content_part.done', { ...place, part: contentView(answer) });
      const item = messageView(head.message, answer);
      await tell('response.output_item.done', { output_index: 0, item });
      const cut = answer.finish === 'length' || answer.finish === 'filter';
      await tell(cut ? 'response.incomplete' : 'response.completed', {
        response: responseView(head, answer),
      });
    } catch (error) {
      const { code, message, param } = asApiError(error);
      if (!stream.aborted) await tell('error', { code, message, param });
    }
  });
}

/** Writes events in the order in which they are told, each with its number. */
function createTeller(stream: SSEStreamingApi): (type: string, event: object) => Promise<void> {
  let number = 0;
  let written = Promise.resolve();
  return (type, event) => {
    const data = JSON.stringify({ type, sequence_number: number++, ...event });
    written = written.then(() => stream.writeSSE({ event: type, data }));
    return written;
  };
}
