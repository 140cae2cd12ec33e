import type { Answer } from '../../models/chat-model.ts';
import type { ResponseRequest } from './response-request.ts';

/** What every telling of one response begins with. */
export interface ResponseHead {
  id: string;
  /** Of the message in it. */
  message: string;
  created: number;
  request: ResponseRequest;
}

/** A response as OpenAI's `Response`; without an answer, one that is being written. */
export function responseView({ id, message, created, request }: ResponseHead, answer?: Answer): object {
  const cut = answer?.finish === 'length';
  const filtered = answer?.finish === 'filter';
  const status = !answer ? 'in_progress' : cut || filtered ? 'incomplete' : 'completed';
  return {
    id,
    object: 'response',
    created_at: created,
    completed_at: status === 'completed' ? Math.floor(Date.now() / 1000) : null,
    status,
    error: null,
    incomplete_details: cut
      ? { reason: 'max_output_tokens' }
      : filtered
        ? { reason: 'content_filter' }
        : null,
    instructions: request.instructions ?? null,
    max_output_tokens: request.max_output_tokens ?? null,
    model: request.model,
    output: answer ? [messageView(message, answer)] : [],
    parallel_tool_calls: true,
    previous_response_id: null,
    store: false,
    temperature: request.temperature ?? 1,
    text: { format: { type: 'text' } },
    tool_choice: 'auto',
    tools: [],
    top_p: 1,
    truncation: 'disabled',
    metadata: {},
    usage: answer ? usageView(answer) : undefined,
  };
}

/** The message of a response; without an answer, one that is being written. */
export function messageView(id: string, answer?: Answer): object {
  const cut = answer?.finish === 'length' || answer?.finish === 'filter';
  return {
    id,
    type: 'message',
    role: 'assistant',
    status: !answer ? 'in_progress' : cut ? 'incomplete' : 'completed',
    content: answer ? [contentView(answer)] : [],
  };
}

/** The content of a message: what was said, or a refusal that its provider marked. */
export function contentView({ finish, text }: Pick<Answer, 'finish' | 'text'>): object {
  return finish === 'refusal'
    ? { type: 'refusal', refusal: text }
    : { type: 'output_text', text, annotations: [], logprobs: [] };
}

function usageView({ usage: { input, output, reasoning = 0 } }: Answer): object {
  return {
    input_tokens: input,
    input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
    output_tokens: output,
    output_tokens_details: { reasoning_tokens: reasoning },
    total_tokens: input + output,
  };
}
