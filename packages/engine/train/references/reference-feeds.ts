import { Tensor } from 'onnxruntime-node';
import type { BatchFeeds } from '../examples/feeds.ts';
import type { TrainingExample } from '../examples/training-example.ts';
import type { GraphExtras } from '../training-graph.ts';
import type { References } from './references.ts';

/**
 * The inputs of a training graph's extras for a batch, and `weights` without the tokens that are bound. `closeWeight` is
 * what a token's `closeness` is multiplied by.
 */
export function referenceFeeds(
  { feeds, places }: BatchFeeds,
  examples: readonly TrainingExample[],
  {
    extras: { closeTokens, bound = false },
    references,
    closeWeight,
  }: { extras: GraphExtras; references: References; closeWeight: number },
): Record<string, Tensor> {
  const rows = places.length;
  const column = (data: Float32Array): Tensor => new Tensor('float32', data, [rows]);
  const added: Record<string, Tensor> = {};
  if (bound) {
    const plain = Float32Array.from(feeds.weights.data as Float32Array);
    const weights = new Float32Array(rows);
    const values = new Float32Array(rows);
    // A strength of 0 would divide by it; such rows weigh nothing.
    const strengths = new Float32Array(rows).fill(1);
    for (const [row, { example, place, count }] of places.entries()) {
      const strength = examples[example].constraint?.[place] ?? 0;
      if (strength === 0) continue;
      strengths[row] = strength;
      weights[row] = plain[row];
      plain[row] = 0;
      values[row] = references.get(examples[example])?.targets[count] ?? 0;
    }
    added.weights = column(plain);
    added['bound.weights'] = column(weights);
    added['bound.references'] = column(values);
    added['bound.strengths'] = column(strengths);
  }
  if (closeTokens !== undefined) {
    const tokens = new BigInt64Array(rows * closeTokens);
    const probabilities = new Float32Array(rows * closeTokens);
    const weights = new Float32Array(rows);
    for (const [row, { example, place, count }] of places.entries()) {
      const own = references.get(examples[example]);
      const weight = examples[example].closeness?.[place] ?? 0;
      weights[row] = own ? weight * closeWeight : 0;
      for (let rank = 0; rank < closeTokens; rank++) {
        // Rows without a reference weigh nothing, but their tokens must still differ from each other.
        tokens[row * closeTokens + rank] = BigInt(own ? own.tokens[count * closeTokens + rank] : rank);
        probabilities[row * closeTokens + rank] = own ? own.probabilities[count * closeTokens + rank] : 0;
      }
    }
    added['close.tokens'] = new Tensor('int64', tokens, [rows, closeTokens]);
    added['close.probabilities'] = new Tensor('float32', probabilities, [rows, closeTokens]);
    added['close.weights'] = column(weights);
  }
  return added;
}
