import type { InferenceSession } from 'onnxruntime-node';
import type { FrozenModel } from '../../checkpoint/frozen-model.ts';
import { Graph } from '../../graph/graph.ts';
import { createSession } from '../../graph/onnx/session.ts';
import { tokenLogProbabilities } from '../../graph/operations/token-log-probabilities.ts';
import { batchFeeds } from '../examples/feeds.ts';
import type { TrainingExample } from '../examples/training-example.ts';
import { tokenLogits } from '../token-logits.ts';

/** What a model predicted at the counting places of one example, in their order. */
export interface ExampleReferences {
  /** The likeliest tokens of each place: [places * top]. */
  tokens: Int32Array;
  /** Their probabilities, which add up to 1 at each place: [places * top]. */
  probabilities: Float32Array;
  /** The log-probability of the token that comes next: [places]. */
  targets: Float32Array;
}

/** References of examples, by the example itself. */
export type References = ReadonlyMap<TrainingExample, ExampleReferences>;

/** Whether an example is held against what the starting model predicts. */
export function needsReferences({ closeness, constraint }: TrainingExample): boolean {
  return [closeness, constraint].some((places) => places?.some((value) => value > 0));
}

/**
 * What a model predicts at every counting place of those examples that are held against it: its `top` likeliest tokens,
 * their probabilities made to add up to 1, and the log-probability of the token that comes next. Computed once, so that
 * training need not keep a second model in memory.
 */
export async function computeReferences(
  { configuration, weights }: Pick<FrozenModel, 'configuration' | 'weights'>,
  examples: readonly TrainingExample[],
  { top, threads, batchSize = 16 }: { top: number; threads: number; batchSize?: number },
): Promise<References> {
  const references = new Map<TrainingExample, ExampleReferences>();
  const wanted = [...new Set(examples)].filter(needsReferences);
  if (wanted.length === 0) return references;
  wanted.sort((a, b) => a.tokens.length - b.tokens.length);
  const graph = new Graph();
  const learning = { kind: 'full', parameters: new Map(), frozen: weights } as const;
  const { logits, targets } = tokenLogits(graph, configuration, learning);
  const { all: logProbabilities, chosen } = tokenLogProbabilities(graph, logits, targets);
  graph.output('chosen', chosen);
  const [likeliest, places] = graph.operationWithOutputs(
    'TopK',
    [logProbabilities, graph.integers([top])],
    2,
  );
  graph.output('likeliest', likeliest);
  graph.output('places', { ...places, type: 'int64' });
  const session = await createSession(graph, { threads });
  try {
    for (let at = 0; at < wanted.length; at += batchSize) {
      await referencesOfBatch(session, wanted.slice(at, at + batchSize), top, references);
    }
  } finally {
    await session.release();
  }
  return references;
}

async function referencesOfBatch(
  session: InferenceSession,
  batch: readonly TrainingExample[],
  top: number,
  references: Map<TrainingExample, ExampleReferences>,
): Promise<void> {
  const { feeds, places } = batchFeeds(batch, 1);
  const { weights: _weights, ...inputs } = feeds;
  const results = await session.run(inputs);
  const likeliest = results.likeliest.data as Float32Array;
  const tokens = results.places.data as BigInt64Array;
  const targets = results.chosen.data as Float32Array;
  let from = 0;
  for (const [index, example] of batch.entries()) {
    const count = places.filter(({ example: exampleOfPlace }) => exampleOfPlace === index).length;
    const probabilities = new Float32Array(count * top);
    for (let row = 0; row < count; row++) {
      const own = likeliest.subarray((from + row) * top, (from + row + 1) * top);
      const sum = own.reduce((total, value) => total + Math.exp(value), 0);
      for (let rank = 0; rank < top; rank++) probabilities[row * top + rank] = Math.exp(own[rank]) / sum;
    }
    references.set(example, {
      tokens: Int32Array.from(tokens.subarray(from * top, (from + count) * top), Number),
      probabilities,
      targets: targets.slice(from, from + count),
    });
    from += count;
  }
}
