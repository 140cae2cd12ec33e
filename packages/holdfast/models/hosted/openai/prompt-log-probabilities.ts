import type { GivenAnswer } from '../../chat-model.ts';
import { RequestFailure } from '../request/failures/request-failure.ts';
import type { AskOne } from './ask-one.ts';

/** So many conversations' lengths are kept. */
const mostLengths = 4096;

/**
 * The log-probability of each token of a given answer, in nats, from an endpoint that tells those of the prompt: the answer
 * is sent as a message that is to be continued (vLLM's extra parameters of chat completions: `prompt_logprobs`, where 0
 * tells the token that stands there and no other, `continue_final_message`, `add_generation_prompt`). `lengths` keeps how
 * many tokens come before an answer, by conversation. Throws RequestFailure, `not-offered` for another endpoint.
 */
export async function promptLogProbabilities(
  { conversation, answer }: GivenAnswer,
  ask: AskOne,
  lengths: Map<string, number>,
): Promise<readonly number[]> {
  const key = JSON.stringify(conversation.messages);
  const before = lengths.get(key) ?? lengthIn(await ask(conversation));
  if (lengths.size >= mostLengths) lengths.clear();
  lengths.set(key, before);
  const reply = await ask(
    { messages: [...conversation.messages, { role: 'assistant', content: answer }] },
    { prompt_logprobs: 0, continue_final_message: true, add_generation_prompt: false },
  );
  const entries = (reply as { prompt_logprobs?: unknown } | null)?.prompt_logprobs;
  const values = Array.isArray(entries) ? entries.slice(before).map(valueIn) : [];
  if (values.length === 0 || values.includes(undefined)) throw notTold();
  return values.filter((value) => value !== undefined);
}

/** How many tokens a request had. */
function lengthIn(reply: unknown): number {
  const { usage } = (reply ?? {}) as { usage?: { prompt_tokens?: unknown } };
  if (typeof usage?.prompt_tokens !== 'number') throw notTold();
  return usage.prompt_tokens;
}

/** The one log-probability in an entry such as `{"1734": {"logprob": -0.3}}`. */
function valueIn(entry: unknown): number | undefined {
  const alternatives = Object.values((entry ?? {}) as Record<string, { logprob?: unknown } | undefined>);
  const value = alternatives.length === 1 ? alternatives[0]?.logprob : undefined;
  return typeof value === 'number' ? value : undefined;
}

function notTold(): RequestFailure {
  return new RequestFailure(
    'not-offered',
    "the endpoint does not tell log-probabilities of an answer's tokens",
  );
}
