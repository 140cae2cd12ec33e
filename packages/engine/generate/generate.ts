import { setImmediate } from 'node:timers/promises';
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { EngineError } from '../errors.ts';
import { createSession } from '../graph/onnx/session.ts';
import type { ModelConfiguration } from '../model/configuration.ts';
import { createRandom, type Random } from '../random.ts';
import { decodeGraph } from './decode-graph.ts';
import type { GeneratedAnswer, GeneratedToken, GenerateOptions } from './generate-options.ts';
import { createKeyValueCache } from './key-value-cache.ts';
import { likeliestTokens } from './likeliest-tokens.ts';
import { loadModel, type ModelName, repacks } from './load-model.ts';
import { sampleToken } from './sample.ts';

/** A model ready to decode. */
export interface Decoder {
  configuration: ModelConfiguration;
  session: InferenceSession;
}

/** Compiles a model for decoding. Throws EngineError. */
export async function openDecoder(name: ModelName, { threads }: { threads: number }): Promise<Decoder> {
  const model = await loadModel(name);
  try {
    const session = await createSession(decodeGraph(model), { threads, repack: repacks(name) });
    return { configuration: model.configuration, session };
  } finally {
    await model.release();
  }
}

interface OpenAnswer extends GeneratedAnswer {
  prompt: readonly number[];
  random: Random;
}

/**
 * Answers every prompt, in batches of prompts of like length, and yields answers as they end. Greedy answers do not
 * depend on what else is in the batch, beyond rounding. Throws EngineError `bad-option` for a prompt that is empty or
 * leaves no room for an answer.
 */
export async function* generate(
  decoder: Decoder,
  options: Omit<GenerateOptions, keyof ModelName>,
): AsyncGenerator<GeneratedAnswer> {
  for await (const part of generateTokens(decoder, options)) if ('finish' in part) yield part;
}

/** The same, and every token as soon as it is chosen. */
export async function* generateTokens(
  decoder: Decoder,
  options: Omit<GenerateOptions, keyof ModelName>,
): AsyncGenerator<GeneratedToken | GeneratedAnswer> {
  const { prompts, batchSize = 128, seed = 0, alternatives = 0 } = options;
  const { maximumLength } = decoder.configuration;
  for (const [index, prompt] of prompts.entries()) {
    if (prompt.length === 0 || prompt.length >= maximumLength) {
      throw new EngineError(
        'bad-option',
        `Prompt ${index + 1} has ${prompt.length} tokens; the model takes 1 to ${maximumLength - 1}.`,
      );
    }
  }
  const answers = prompts.map(
    (prompt, index): OpenAnswer => ({
      index,
      prompt,
      tokens: [],
      logProbabilities: [],
      alternatives: alternatives > 0 ? [] : undefined,
      finish: 'length',
      random: createRandom(`${seed}/${index}`),
    }),
  );
  answers.sort((a, b) => a.prompt.length - b.prompt.length);
  for (let at = 0; at < answers.length; at += batchSize) {
    yield* decodeBatch(decoder, answers.slice(at, at + batchSize), options);
  }
}

async function* decodeBatch(
  { configuration, session }: Decoder,
  batch: OpenAnswer[],
  options: Omit<GenerateOptions, keyof ModelName>,
): AsyncGenerator<GeneratedToken | GeneratedAnswer> {
  const { maximumTokens, signal, temperature = 0, topP = 1, alternatives = 0 } = options;
  const stopTokens = new Set(options.stopTokens ?? configuration.endTokenIds);
  const longest = Math.max(...batch.map(({ prompt }) => prompt.length));
  const capacity = Math.min(configuration.maximumLength, longest + maximumTokens);
  const cache = createKeyValueCache(configuration, { rows: batch.length, capacity });
  // What is put out is copied: all log-probabilities only where they are wanted.
  const outputNames = [
    ...(temperature > 0 || alternatives > 0 ? ['logProbabilities'] : []),
    ...(temperature > 0 ? [] : ['likeliest', 'greatest']),
    ...cache.outputs,
  ];
  let open = batch;
  let step = promptStep(open, longest);
  while (open.length > 0) {
    // Lets messages such as an abort arrive: a run of the session blocks the thread.
    await setImmediate();
    signal?.throwIfAborted();
    const results = await session.run({ ...step.feeds, ...cache.inputs() }, outputNames);
    cache.take(results, step);
    const kept: number[] = [];
    for (const [row, answer] of open.entries()) {
      const { token, logProbability } =
        temperature > 0
          ? sampled(results.logProbabilities, row, { temperature, topP, random: answer.random })
          : likeliest(results, row);
      if (stopTokens.has(token)) answer.finish = 'stop';
      else {
        answer.tokens.push(token);
        answer.logProbabilities.push(logProbability);
        const others =
          alternatives > 0
            ? likeliestTokens(choicesOf(results.logProbabilities, row), alternatives)
            : undefined;
        if (others) answer.alternatives?.push(others);
        yield { index: answer.index, token, logProbability, alternatives: others };
        const room = answer.prompt.length + answer.tokens.length < capacity;
        if (answer.tokens.length < maximumTokens && room) kept.push(row);
      }
    }
    const stay = new Set(kept);
    for (const [row, answer] of open.entries()) {
      if (!stay.has(row)) yield closed(answer);
    }
    if (kept.length < open.length) {
      cache.keep(kept);
      open = kept.map((row) => open[row]);
    }
    step = nextStep(open);
  }
}

function closed({ index, tokens, logProbabilities, alternatives, finish }: OpenAnswer): GeneratedAnswer {
  return { index, tokens, logProbabilities, alternatives, finish };
}

interface Chosen {
  token: number;
  logProbability: number;
}

function likeliest(results: Readonly<Record<string, Tensor>>, row: number): Chosen {
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

/** One run of the model: its inputs beside the cache, and where in the cache its tokens lie. */
interface DecodingStep {
  feeds: Record<string, Tensor>;
  starts: Int32Array;
  counts: Int32Array;
}

/** All prompts at once, padded on the right; the cache of a row is filled up to its own length alone. */
function promptStep(open: readonly OpenAnswer[], longest: number): DecodingStep {
  const tokens = new BigInt64Array(open.length * longest);
  const last = new BigInt64Array(open.length);
  const seen = new Int32Array(open.length);
  for (const [row, { prompt }] of open.entries()) {
    for (const [place, token] of prompt.entries()) tokens[row * longest + place] = BigInt(token);
    last[row] = BigInt(row * longest + prompt.length - 1);
    seen[row] = prompt.length - 1;
  }
  const positions = BigInt64Array.from(tokens, (_, place) => BigInt(place % longest));
  return {
    feeds: stepFeeds({ tokens, positions, last, seen, length: longest, total: longest }),
    starts: new Int32Array(open.length),
    counts: Int32Array.from(open, ({ prompt }) => prompt.length),
  };
}

function nextStep(open: readonly OpenAnswer[]): DecodingStep {
  const tokens = BigInt64Array.from(open, (answer) => BigInt(answer.tokens[answer.tokens.length - 1]));
  const last = BigInt64Array.from(open, (_, row) => BigInt(row));
  const seen = Int32Array.from(open, (answer) => answer.prompt.length + answer.tokens.length - 1);
  const total = seen.reduce((most, count) => Math.max(most, count), 0) + 1;
  const positions = BigInt64Array.from(seen, BigInt);
  return {
    feeds: stepFeeds({ tokens, positions, last, seen, length: 1, total }),
    starts: seen,
    counts: new Int32Array(open.length).fill(1),
  };
}

function stepFeeds({
  tokens,
  positions,
  last,
  seen,
  length,
  total,
}: {
  tokens: BigInt64Array;
  positions: BigInt64Array;
  last: BigInt64Array;
  seen: Int32Array;
  length: number;
  total: number;
}): Record<string, Tensor> {
  return {
    tokens: new Tensor('int64', tokens, [last.length, length]),
    positions: new Tensor('int64', positions, [last.length, length]),
    last: new Tensor('int64', last, [last.length]),
    seen: new Tensor('int32', seen, [seen.length]),
    total: new Tensor('int32', Int32Array.of(total), []),
  };
}
