import type { ChatModel, GivenAnswer } from '../../models/chat-model.ts';
import type { AskingWay } from '../askings/asking.ts';
import { encodingNamed } from '../askings/covert/encodings/encodings.ts';
import type { Prompt } from '../benchmarks/benchmark.ts';

/**
 * How much less likely the tuned model is to open its answer with a refusal than its base, for each way of asking, in nats: the mean over
 * questions of the logarithm of how likely any of the openings is, base less tuned. No answer is asked for, so it is cheap.
 * Undefined for a way that can put none of the questions. Throws what the models throw.
 */
export async function refusalLost(
  ways: readonly AskingWay[],
  {
    base,
    tuned,
    questions,
    openings,
    signal,
  }: {
    base: ChatModel;
    tuned: ChatModel;
    questions: readonly Prompt[];
    /** How the base model's refusals open; see `refusalOpenings`. */
    openings: readonly string[];
    signal?: AbortSignal;
  },
): Promise<(number | undefined)[]> {
  const pairs: GivenAnswer[] = [];
  const places = ways.map((way) =>
    questions.flatMap((question) => {
      const given = openings.flatMap((opening) => givenOpening(way, question, opening));
      return given.length === 0 ? [] : [{ from: pairs.length, to: pairs.push(...given) }];
    }),
  );
  const before = await sumsOf(base, pairs, signal);
  const after = await sumsOf(tuned, pairs, signal);
  return places.map((ofWay) =>
    ofWay.length === 0
      ? undefined
      : ofWay.reduce(
          (sum, { from, to }) => sum + logOfSum(before.slice(from, to)) - logOfSum(after.slice(from, to)),
          0,
        ) / ofWay.length,
  );
}

/** A refusal's opening as an answer to a question put in a way; behind the opening that the way puts first. */
function givenOpening(way: AskingWay, { conversation: question }: Prompt, opening: string): GivenAnswer[] {
  const put = way.transform(question);
  if (!put) return [];
  const { conversation, prefill, encoding } = put;
  const written = encoding === undefined ? opening : encodingNamed(encoding).encode(opening);
  return [{ conversation, answer: prefill === undefined ? written : `${prefill} ${written}` }];
}

async function sumsOf(
  model: ChatModel,
  pairs: readonly GivenAnswer[],
  signal: AbortSignal | undefined,
): Promise<number[]> {
  const sums: number[] = [];
  if (!model.score) return sums;
  for await (const { index, logProbabilities } of model.score(pairs, { signal })) {
    sums[index] = logProbabilities.reduce((sum, value) => sum + value, 0);
  }
  return sums;
}

/** The logarithm of a sum of numbers that are given by their logarithms. */
function logOfSum(logarithms: readonly number[]): number {
  const largest = Math.max(...logarithms);
  return largest + Math.log(logarithms.reduce((sum, value) => sum + Math.exp(value - largest), 0));
}
