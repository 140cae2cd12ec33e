import type { HoldfastError } from '../../errors.ts';
import type { Answer } from '../chat-model.ts';
import { RequestFailure } from './request/failures/request-failure.ts';

/** What came of asking one conversation: an answer, or why the endpoint did not take it. */
export type Asked = { index: number; answer: Answer } | { index: number; rejected: HoldfastError };

/** Statuses with which endpoints reject a prompt; others say that the address, the model or the key is wrong. */
const statuses = [400, 413, 422];

/** So many prompts may be rejected before an endpoint that has taken none yet is given up. */
const mostRejected = 16;

/** Whether a failure may be about the prompt alone. */
export function isPromptRejection({ cause }: HoldfastError): boolean {
  return cause instanceof RequestFailure && cause.kind === 'rejected' && statuses.includes(cause.status ?? 0);
}

/**
 * Answers, those that say that the endpoint did not take a prompt among them; such are held back until it has taken
 * another one. `endpoint` keeps whether it has. Throws the first rejection where it takes none.
 */
export async function* withRejected(
  stream: AsyncIterable<Asked>,
  endpoint: { hasAnswered: boolean },
): AsyncGenerator<{ index: number; answer: Answer }> {
  let held: { index: number; rejected: HoldfastError }[] = [];
  for await (const one of stream) {
    if ('answer' in one) {
      endpoint.hasAnswered = true;
      yield one;
    } else held.push(one);
    if (endpoint.hasAnswered) {
      yield* held.map(({ index, rejected }) => ({ index, answer: rejectedAnswer(rejected) }));
      held = [];
    } else if (held.length >= mostRejected) break;
  }
  if (held.length > 0) throw held[0].rejected;
}

function rejectedAnswer({ message }: HoldfastError): Answer {
  return { text: '', finish: 'rejected', usage: { input: 0, output: 0 }, rejected: message };
}
