import type { OpenAI } from 'openai';
import type { Answer } from '../../chat-model.ts';
import { listOf, numberOf, stringOf } from '../request/fields.ts';
import { RequestFailure } from '../request/request-failure.ts';
import { readCompletion } from './read-completion.ts';

/**
 * Puts a streamed chat completion together. Throws RequestFailure `truncated` when the stream ends before the endpoint
 * said how the answer ended: half an answer is not a short one.
 */
export async function readStream(chunks: AsyncIterable<OpenAI.ChatCompletionChunk>): Promise<Answer> {
  const message = { content: '', refusal: '', reasoning_content: '' };
  const calls: string[] = [];
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
      const place = numberOf(call, 'index');
      calls[place] = (calls[place] ?? '') + (stringOf(call, 'function', 'arguments') ?? '');
    }
    finish = choice.finish_reason ?? finish;
  }
  if (finish === null)
    throw new RequestFailure('truncated', 'the stream broke off in the middle of the answer');
  const toolCalls = calls.map((text) => ({ function: { arguments: text } }));
  const whole = { ...message, tool_calls: toolCalls };
  return readCompletion({ choices: [{ message: whole, finish_reason: finish }], usage });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
