import type { OpenAI } from 'openai';
import type { Answer } from '../../chat-model.ts';
import { RequestFailure } from '../request/failures/request-failure.ts';
import { countOf, listOf, stringOf } from '../request/fields.ts';
import { readCompletion } from './read-completion.ts';

/**
 * Puts a streamed chat completion together. Throws RequestFailure `truncated` when the stream ends before the endpoint
 * said how the answer ended: half an answer is not a short one.
 */
export async function readStream(chunks: AsyncIterable<OpenAI.ChatCompletionChunk>): Promise<Answer> {
  const message = { content: '', refusal: '', reasoning_content: '' };
  /** By their places, which whoever sends them makes up. */
  const calls = new Map<number, string>();
  let finish: string | null = null;
  let usage: OpenAI.CompletionUsage | null | undefined;
  for await (const chunk of chunks) {
    usage = chunk.usage ?? usage;
    const choice = chunk.choices?.[0];
    if (!choice) continue;
    const delta: Record<string, unknown> = { ...choice.delta };
    message.content += textOf(delta.content);
    message.refusal += textOf(delta.refusal);
    message.reasoning_content += textOf(delta.reasoning_content ?? delta.reasoning);
    for (const call of listOf(delta, 'tool_calls')) {
      const place = countOf(call, 'index');
      calls.set(place, (calls.get(place) ?? '') + (stringOf(call, 'function', 'arguments') ?? ''));
    }
    finish = choice.finish_reason ?? finish;
  }
  if (finish === null)
    throw new RequestFailure('truncated', 'the stream broke off in the middle of the answer');
  const inOrder = [...calls].sort(([one], [other]) => one - other);
  const toolCalls = inOrder.map(([, text]) => ({ function: { arguments: text } }));
  const whole = { ...message, tool_calls: toolCalls };
  return readCompletion({ choices: [{ message: whole, finish_reason: finish }], usage });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
