import type { OpenAI } from 'openai';
import type { GivenAnswer } from '../../chat-model.ts';
import type { ChatEndpoint } from '../chat-endpoint.ts';
import { RequestFailure } from '../request/failures/request-failure.ts';
import { field } from '../request/fields.ts';
import { withGracePeriod } from '../request/grace-period.ts';
import { keyHeader } from '../request/request-key.ts';
import type { AskOne } from './ask-one.ts';
import type { RequestDialect } from './chat-request.ts';
import { failureOf } from './failure-of.ts';
import { openingLogProbability } from './opening-log-probability.ts';
import { promptLogProbabilities } from './prompt-log-probabilities.ts';
import { usageOf } from './read-completion.ts';

/** The ways in which endpoints tell how likely an answer is, the best first. */
const ways = { prompt: promptLogProbabilities, opening: openingLogProbability };
type Way = keyof typeof ways | 'none';

/**
 * Scores given answers over OpenAI's chat completions. Endpoints differ in what they tell: vLLM and `holdfast serve` the
 * log-probability of every token of a given answer, OpenAI, llama.cpp and others those of the likeliest first tokens, and
 * some nothing. The first answer that is scored finds out, and an outage decides nothing.
 */
export function openaiScorer({
  client,
  model,
  dialect,
  secrets,
  honoursKeys = false,
}: {
  client: OpenAI;
  model: string;
  dialect: RequestDialect;
  secrets: readonly string[];
  /** Whether the endpoint may honour an `Idempotency-Key`; see `RequestKey`. */
  honoursKeys?: boolean;
}): NonNullable<ChatEndpoint['score']> {
  const lengths = new Map<string, number>();
  let wayFound: Promise<Way> | undefined;
  return async (given, { signal, key }) => {
    const usage = { input: 0, output: 0 };
    const until = signal && withGracePeriod(signal);
    const ask: AskOne = async ({ messages }, parameters = {}) => {
      const sent = messages.map(({ role, content }) => ({ role, content }));
      const settings = { temperature: 0, [dialect.maximumTokens]: 1, ...parameters };
      try {
        const body = { model, messages: sent, ...settings };
        const reply = await client.post<unknown>('/chat/completions', {
          body,
          signal: until,
          headers: keyHeader(honoursKeys ? key?.(body) : undefined),
        });
        const used = usageOf(field(reply, 'usage'));
        usage.input += used.input;
        usage.output += used.output;
        return reply;
      } catch (error) {
        signal?.throwIfAborted();
        throw failureOf(error, secrets);
      }
    };
    wayFound ??= findWay(given, ask, lengths).catch((error: unknown) => {
      wayFound = undefined;
      throw error;
    });
    const way = await wayFound;
    if (way === 'none') {
      throw new RequestFailure('not-offered', 'the endpoint does not tell how likely answers are');
    }
    return { logProbabilities: await ways[way](given, ask, lengths), usage };
  };
}

async function findWay(given: GivenAnswer, ask: AskOne, lengths: Map<string, number>): Promise<Way> {
  for (const way of ['prompt', 'opening'] as const) {
    try {
      await ways[way](given, ask, lengths);
      return way;
    } catch (error) {
      const refused =
        error instanceof RequestFailure && (error.kind === 'rejected' || error.kind === 'not-offered');
      if (!refused) throw error;
    }
  }
  // An endpoint that takes no request at all, for want of the model perhaps, says so here.
  await ask(given.conversation);
  return 'none';
}
