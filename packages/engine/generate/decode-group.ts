import { setImmediate } from 'node:timers/promises';
import type { Tensor } from 'onnxruntime-node';
import type { Random } from '../random.ts';
import type { Decoder } from './decoder.ts';
import { type DecodingStep, promptStep, tokenStep } from './decoding-step.ts';
import type { Alternative, GeneratedAnswer, GeneratedToken, GenerateOptions } from './generate-options.ts';
import { createKeyValueCache, type KeyValueCache } from './key-value-cache.ts';
import { likeliestTokens } from './likeliest-tokens.ts';
import type { ModelName } from './load-model.ts';
import { sampleToken } from './sample.ts';
import { sharedPrefix } from './shared-prefix.ts';

/** An answer that is not finished, or not begun. */
export interface OpenAnswer extends GeneratedAnswer {
  prompt: readonly number[];
  random: Random;
}

type Results = Readonly<Record<string, Tensor>>;

/** New prompts are taken in when so much of the batch is free: together they take little longer than one. */
const refillShare = 1 / 4;

/**
 * Answers prompts of like length, so many side by side, and yields tokens as they are chosen and answers as they end; the places of those that ended go to the
 * next prompts. What all prompts begin with is computed once where that saves time. Throws what a run throws.
 */
export async function* decodeGroup(
  { configuration, session }: Decoder,
  answers: readonly OpenAnswer[],
  options: Omit<GenerateOptions, keyof ModelName> & { batchSize: number },
): AsyncGenerator<GeneratedToken | GeneratedAnswer> {
  const { maximumTokens, signal, temperature = 0, topP = 1, alternatives = 0, batchSize } = options;
  const stopTokens = new Set(options.stopTokens ?? configuration.endTokenIds);
  const longest = Math.max(...answers.map(({ prompt }) => prompt.length));
  const capacity = Math.min(configuration.maximumLength, longest + maximumTokens);
  const rows = Math.min(batchSize, answers.length);
  const cache = createKeyValueCache(configuration, { rows, capacity });
  // What is put out is copied: all log-probabilities only where they are wanted.
  const outputNames = [
    ...(temperature > 0 || alternatives > 0 ? ['logProbabilities'] : []),
    ...(temperature > 0 ? [] : ['likeliest', 'greatest']),
    ...cache.outputs,
  ];
  const run = async (into: KeyValueCache, from: number, step: DecodingStep): Promise<Results> => {
    // Lets messages such as an abort arrive: a run of the session blocks the thread.
    await setImmediate();
    signal?.throwIfAborted();
    const { feeds, starts, counts } = step;
    const results = await session.run(
      { ...feeds, ...into.inputs({ from, count: counts.length }) },
      outputNames,
    );
    into.take(results, { from, starts, counts });
    return results;
  };
  /** Takes the next token of an answer; nothing where that ends it. */
  const takeToken = (answer: OpenAnswer, results: Results, row: number): GeneratedToken | undefined => {
    const { token, logProbability } =
      temperature > 0
        ? sampled(results.logProbabilities, row, { temperature, topP, random: answer.random })
        : likeliest(results, row);
    if (stopTokens.has(token)) {
      answer.finish = 'stop';
      return undefined;
    }
    answer.tokens.push(token);
    answer.logProbabilities.push(logProbability);
    let others: Alternative[] | undefined;
    if (alternatives > 0) others = likeliestTokens(choicesOf(results.logProbabilities, row), alternatives);
    if (others) answer.alternatives?.push(others);
    return { index: answer.index, token, logProbability, alternatives: others };
  };
  const hasRoom = ({ prompt, tokens }: OpenAnswer): boolean =>
    tokens.length < maximumTokens && prompt.length + tokens.length < capacity;
  const shared = sharedPrefix(answers.map(({ prompt }) => prompt));
  const prefix = createKeyValueCache(configuration, { rows: 1, capacity: Math.max(1, shared) });
  if (shared > 0) await run(prefix, 0, promptStep([answers[0].prompt.slice(0, shared)]));

  let open: OpenAnswer[] = [];
  let next = 0;
  /** Takes the next tokens of the rows from one on; those that end make room. */
  const advance = function* (
    from: number,
    resultOf: (place: number) => [Results, number],
  ): Generator<GeneratedToken | GeneratedAnswer> {
    const kept = Array.from({ length: from }, (_, row) => row);
    for (let row = from; row < open.length; row++) {
      const token = takeToken(open[row], ...resultOf(row - from));
      if (token) yield token;
      if (token && hasRoom(open[row])) kept.push(row);
      else yield closed(open[row]);
    }
    if (kept.length < open.length) cache.keep(kept);
    open = kept.map((row) => open[row]);
  };
  while (open.length > 0 || next < answers.length) {
    if (next < answers.length && rows - open.length >= refillShare * rows) {
      const from = open.length;
      const fresh = answers.slice(next, next + rows - from);
      next += fresh.length;
      open.push(...fresh);
      const results: Results[] = [];
      if (shared === 0) results.push(await run(cache, from, promptStep(fresh.map(({ prompt }) => prompt))));
      else
        for (const [place, { prompt }] of fresh.entries()) {
          cache.copy(prefix, { to: from + place, length: shared });
          results.push(await run(cache, from + place, promptStep([prompt], shared)));
        }
      yield* advance(from, (place) => (shared === 0 ? [results[0], place] : [results[place], 0]));
      continue;
    }
    const step = tokenStep(
      open.map(({ prompt, tokens }) => ({
        token: tokens[tokens.length - 1],
        place: prompt.length + tokens.length - 1,
      })),
    );
    const results = await run(cache, 0, step);
    yield* advance(0, (row) => [results, row]);
  }
}

function closed({ index, tokens, logProbabilities, alternatives, finish }: OpenAnswer): GeneratedAnswer {
  return { index, tokens, logProbabilities, alternatives, finish };
}

interface Chosen {
  token: number;
  logProbability: number;
}

function likeliest(results: Results, row: number): Chosen {
  return { token: Number(results.likeliest.data[row]), logProbability: Number(results.greatest.data[row]) };
}

function sampled(
  logProbabilities: Tensor,
  row: number,
  options: { temperature: number; topP: number; random: Random },
): Chosen {
  const choices = choicesOf(logProbabilities, row);
  const token = sampleToken(choices, options);
  return { token, logProbability: choices[token] };
}

/** The log-probabilities of all tokens in one row. */
function choicesOf({ data, dims }: Tensor, row: number): Float32Array {
  return (data as Float32Array).subarray(row * dims[1], (row + 1) * dims[1]);
}
