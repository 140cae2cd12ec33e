import type { FrozenModel } from '../../checkpoint/frozen-model.ts';
import { Graph } from '../../graph/graph.ts';
import { createSession } from '../../graph/onnx/session.ts';
import { tokenLogProbabilities } from '../../graph/operations/token-log-probabilities.ts';
import { batchFeeds } from '../examples/feeds.ts';
import type { TokenSequence } from '../examples/training-example.ts';
import { tokenLogits } from '../token-logits.ts';

/** The log-probability of each sequence's counting tokens, each times its weight, added up, in nats. */
export type SequenceScores = ReadonlyMap<TokenSequence, number>;

/**
 * What a model thinks of sequences: their scores, computed once before a training, so that no second model is kept in
 * memory while it goes on.
 */
export async function sequenceScores(
  { configuration, weights }: Pick<FrozenModel, 'configuration' | 'weights'>,
  sequences: readonly TokenSequence[],
  { threads, batchSize = 16 }: { threads: number; batchSize?: number },
): Promise<SequenceScores> {
  const scores = new Map<TokenSequence, number>();
  const graph = new Graph();
  const learning = { kind: 'full', parameters: new Map(), frozen: weights } as const;
  const { logits, targets } = tokenLogits(graph, configuration, learning);
  graph.output('chosen', tokenLogProbabilities(graph, logits, targets).chosen);
  const session = await createSession(graph, { threads });
  const ordered = [...sequences].sort((a, b) => a.tokens.length - b.tokens.length);
  try {
    for (let at = 0; at < ordered.length; at += batchSize) {
      const batch = ordered.slice(at, at + batchSize);
      const { feeds, places } = batchFeeds(batch, 1);
      const { weights: _weights, ...inputs } = feeds;
      const results = await session.run(inputs);
      const chosen = results.chosen.data as Float32Array;
      for (const sequence of batch) scores.set(sequence, 0);
      for (const [row, { example, place }] of places.entries()) {
        const sequence = batch[example];
        scores.set(sequence, (scores.get(sequence) ?? 0) + sequence.weights[place] * chosen[row]);
      }
    }
  } finally {
    await session.release();
  }
  return scores;
}
