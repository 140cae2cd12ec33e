import type { Answer, Finish } from '../../chat-model.ts';
import { RequestFailure } from '../request/failures/request-failure.ts';
import { countOf, listOf, stringOf } from '../request/fields.ts';

const finishes: Record<string, Finish> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  tool_use: 'stop',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  refusal: 'refusal',
};

/** A message of the API as an answer. Throws RequestFailure `malformed` or `truncated`. */
export function readAnthropicMessage(body: unknown): Answer {
  if (stringOf(body, 'type') !== 'message') throw new RequestFailure('malformed', 'the reply is no message');
  const reason = stringOf(body, 'stop_reason');
  const finish = reason === undefined ? undefined : finishes[reason];
  if (finish === undefined)
    throw new RequestFailure('truncated', `the answer broke off (stop reason ${reason})`);
  const blocks = listOf(body, 'content');
  const reasoning = blocks.map((block) => stringOf(block, 'thinking') ?? '').join('');
  const text = blocks.map((block) =>
    stringOf(block, 'type') === 'tool_use'
      ? JSON.stringify((block as { input: unknown }).input)
      : (stringOf(block, 'text') ?? ''),
  );
  const input =
    countOf(body, 'usage', 'input_tokens') +
    countOf(body, 'usage', 'cache_creation_input_tokens') +
    countOf(body, 'usage', 'cache_read_input_tokens');
  return {
    text: text.join(''),
    finish,
    usage: { input, output: countOf(body, 'usage', 'output_tokens') },
    reasoning: reasoning === '' ? undefined : reasoning,
  };
}
