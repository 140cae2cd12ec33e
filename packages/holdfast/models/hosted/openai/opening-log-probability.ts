import type { GivenAnswer } from '../../chat-model.ts';
import { RequestFailure } from '../request/failures/request-failure.ts';
import { listOf, stringOf } from '../request/fields.ts';
import type { AskOne } from './ask-one.ts';

/** How many of the likeliest tokens are asked for: OpenAI tells 20 at most, others fewer. */
const alternatives = [20, 5];

/**
 * The log-probability of a given answer's first token, in nats, from an endpoint that tells the likeliest first tokens of
 * its own answer (OpenAI's API, `logprobs` and `top_logprobs`). An answer that begins with none of them is at most as
 * likely as the least of them, and that is taken: an estimate on the high side. Throws RequestFailure, `not-offered`
 * where an endpoint tells none.
 */
export async function openingLogProbability(
  { conversation, answer }: GivenAnswer,
  ask: AskOne,
): Promise<readonly number[]> {
  const likeliest = likeliestIn(await askForMost(conversation, ask));
  if (likeliest.length === 0) {
    throw new RequestFailure('not-offered', 'the endpoint does not tell log-probabilities');
  }
  const opening = answer.trimStart();
  const beginning = likeliest
    .filter(({ token }) => token.trim() !== '' && opening.startsWith(token.trimStart()))
    .sort((a, b) => b.token.length - a.token.length);
  return [beginning[0]?.value ?? Math.min(...likeliest.map(({ value }) => value))];
}

/** Asks for as many alternatives as the endpoint takes. */
async function askForMost(conversation: GivenAnswer['conversation'], ask: AskOne): Promise<unknown> {
  let failure: unknown;
  for (const count of alternatives) {
    try {
      return await ask(conversation, { logprobs: true, top_logprobs: count });
    } catch (error) {
      if (!(error instanceof RequestFailure) || error.kind !== 'rejected') throw error;
      failure = error;
    }
  }
  throw failure;
}

function likeliestIn(reply: unknown): { token: string; value: number }[] {
  const [choice] = listOf(reply, 'choices');
  const [first] = listOf((choice as { logprobs?: unknown } | undefined)?.logprobs, 'content');
  return listOf(first, 'top_logprobs').flatMap((one) => {
    const token = stringOf(one, 'token');
    const value = (one as { logprob?: unknown } | null)?.logprob;
    return token !== undefined && typeof value === 'number' ? [{ token, value }] : [];
  });
}
