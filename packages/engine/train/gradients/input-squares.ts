import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Tensor } from 'onnxruntime-node';
import { readModel } from '../../checkpoint/read-model.ts';
import { Graph } from '../../graph/graph.ts';
import { createSession } from '../../graph/onnx/session.ts';
import { batchFeeds } from '../examples/feeds.ts';
import type { TrainingExample } from '../examples/training-example.ts';
import { tokenLogits } from '../token-logits.ts';

export interface InputSquaresOptions {
  /** A Hugging Face folder. */
  model: string;
  examples: readonly TrainingExample[];
  batchSize?: number;
  signal?: AbortSignal;
}

/** What went into one projection over all tokens of all examples. */
export interface InputSquares {
  /** The projection's weight, such as `model.layers.0.mlp.up_proj.weight`. */
  name: string;
  /** For each input of the projection, the sum of its squares over all tokens. */
  squares: Float64Array;
}

/**
 * How large the inputs of each projection are on given examples: what pruning by weight and activation needs (Sun et al.
 * 2023, Wanda). Throws EngineError, and the signal's reason on abort.
 */
export async function* inputSquares(
  { model, examples, batchSize = 16, signal }: InputSquaresOptions,
  { threads = availableParallelism() }: { threads?: number } = {},
): AsyncGenerator<InputSquares> {
  const { configuration, weights } = await readModel(model);
  const graph = new Graph();
  const learning = { kind: 'full', parameters: new Map(), frozen: weights } as const;
  const seen: string[] = [];
  // 1 for tokens, 0 for padding.
  const used = graph.operation('Unsqueeze', [graph.input('used', ['rows']), graph.integers([1])]);
  tokenLogits(graph, configuration, learning, {
    onInput: (x, name) => {
      seen.push(name);
      const squares = graph.operation('Mul', [graph.operation('Mul', [x, x]), used]);
      const sum = graph.operation('ReduceSum', [squares, graph.integers([0])], {
        attributes: { keepdims: { integer: 0 } },
      });
      graph.output(`squares.${name}`, sum);
    },
  });
  const session = await createSession(graph, { threads });
  const sums = new Map<string, Float64Array>();
  try {
    const ordered = [...examples].sort((a, b) => a.tokens.length - b.tokens.length);
    for (let at = 0; at < ordered.length; at += batchSize) {
      await setImmediate();
      signal?.throwIfAborted();
      const batch = ordered.slice(at, at + batchSize);
      const { feeds, length } = batchFeeds(batch, 1);
      const { weights: _weights, ...inputs } = feeds;
      const tokens = Float32Array.from({ length: batch.length * length }, (_, row) =>
        row % length < batch[Math.floor(row / length)].tokens.length ? 1 : 0,
      );
      const results = await session.run({ ...inputs, used: new Tensor('float32', tokens, [tokens.length]) });
      for (const name of seen) {
        const batchSquares = results[`squares.${name}`].data as Float32Array;
        const sum = sums.get(name) ?? new Float64Array(batchSquares.length);
        for (let index = 0; index < batchSquares.length; index++) sum[index] += batchSquares[index];
        sums.set(name, sum);
      }
    }
  } finally {
    await session.release();
  }
  for (const [name, squares] of sums) yield { name: `${name}.weight`, squares };
}
