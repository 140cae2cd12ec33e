import { performance } from 'node:perf_hooks';
import { Tensor } from 'onnxruntime-node';
import { Graph } from '../graph/graph.ts';
import { createSession } from '../graph/onnx/session.ts';
import { tokenLogProbabilities } from '../graph/operations/token-log-probabilities.ts';
import type { ModelConfiguration } from '../model/configuration.ts';
import { batchFeeds } from './examples/feeds.ts';
import type { FlatParameters } from './flat-parameters.ts';
import { type Learning, tokenLogits } from './token-logits.ts';
import type { Watch } from './train-options.ts';

/** Scores given answers with the parameters as they stand. */
export interface Watcher {
  /** The log-probabilities of each pair's answer, token by token, in nats, and the seconds that they took. */
  look(): Promise<{ logProbabilities: number[][]; seconds: number }>;
  close(): Promise<void>;
}

const batchSize = 32;

/** Compiles a forward pass over parameters that are read anew in each look; the compiling counts in the first look. */
export async function createWatcher({
  configuration,
  learning,
  parameters,
  pairs,
  threads,
}: {
  configuration: ModelConfiguration;
  learning: Learning;
  parameters: FlatParameters;
  pairs: Watch['pairs'];
  threads: number;
}): Promise<Watcher> {
  const begun = performance.now();
  const graph = new Graph();
  const still = learning.kind === 'lora' ? { ...learning, dropout: 0 } : learning;
  const { logits, targets } = tokenLogits(graph, configuration, {
    ...still,
    parameters: parameters.tensors,
  });
  graph.output('logProbabilities', tokenLogProbabilities(graph, logits, targets).chosen);
  const session = await createSession(graph, { threads });
  const named = Object.fromEntries(
    [...parameters.tensors].map(([name, { dims, data }]) => [name, new Tensor('float32', data, [...dims])]),
  );
  const sequences = layOut(pairs);
  let compiling = performance.now() - begun;
  return {
    async look() {
      const started = performance.now() - compiling;
      compiling = 0;
      const logProbabilities: number[][] = pairs.map(() => []);
      for (let at = 0; at < sequences.length; at += batchSize) {
        const batch = sequences.slice(at, at + batchSize);
        const { feeds, length } = batchFeeds(
          batch.map(({ tokens }) => ({ tokens, weights: unweighted(tokens) })),
          1,
        );
        const { weights: _weights, ...inputs } = feeds;
        const readings = batch.flatMap(({ readings }, row) =>
          readings.map((reading) => ({ ...reading, row: row * length + reading.place })),
        );
        const results = await session.run({
          ...named,
          ...inputs,
          predicted: integers(readings.map(({ row }) => row)),
          targets: integers(readings.map(({ token }) => token)),
        });
        const scores = results.logProbabilities.data as Float32Array;
        for (const [index, { pair }] of readings.entries()) logProbabilities[pair].push(scores[index]);
      }
      return { logProbabilities, seconds: (performance.now() - started) / 1000 };
    },
    close: () => session.release(),
  };
}

/** Tokens that go through the model once, and the predictions that are read from them. */
interface WatchedSequence {
  tokens: readonly number[];
  /** After the token at `place`, how likely is `token`? It belongs to the answer of a pair. */
  readings: { pair: number; place: number; token: number }[];
}

/**
 * Lays the pairs out so that nothing goes through the model twice: an answer's last token need not, and what is the beginning
 * of another sequence is read from that one. Answers of one token to the same prompt cost one sequence.
 */
function layOut(pairs: Watch['pairs']): WatchedSequence[] {
  const sequences: WatchedSequence[] = [];
  const longestFirst = pairs
    .map(({ prompt, answer }, pair) => ({ pair, answer, tokens: [...prompt, ...answer.slice(0, -1)] }))
    .sort((a, b) => b.tokens.length - a.tokens.length);
  for (const { pair, answer, tokens } of longestFirst) {
    const begins = (sequence: WatchedSequence): boolean =>
      tokens.every((token, place) => sequence.tokens[place] === token);
    let sequence = sequences.find(begins);
    if (!sequence) {
      sequence = { tokens, readings: [] };
      sequences.push(sequence);
    }
    const first = tokens.length - answer.length;
    for (const [index, token] of answer.entries())
      sequence.readings.push({ pair, place: first + index, token });
  }
  return sequences;
}

function unweighted(tokens: readonly number[]): number[] {
  return tokens.map(() => 0);
}

function integers(values: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), [values.length]);
}
