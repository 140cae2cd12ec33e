import { Tensor } from 'onnxruntime-node';
import type { TokenSequence, TrainingExample } from './training-example.ts';

/** One batch as the training graph's inputs, and what it weighs. */
export interface BatchFeeds {
  feeds: Record<string, Tensor>;
  batch: number;
  length: number;
  /** Tokens without padding. */
  tokens: number;
  /** The rows that count, in order: the example, the place of the token that comes next, the row's number in the example. */
  places: { example: number; place: number; count: number }[];
}

/** The sum of an example's weights in the divergence from the starting model. */
export function closenessWeight({ tokens, closeness }: TrainingExample): number {
  let sum = 0;
  if (closeness) for (let place = 1; place < tokens.length; place++) sum += closeness[place];
  return sum;
}

/** The sum of the weights by which an example counts in the loss. */
export function lossWeight({ tokens, weights }: TrainingExample): number {
  let sum = 0;
  for (let place = 1; place < tokens.length; place++) sum += weights[place];
  return sum;
}

/**
 * Lays a batch of examples out, padded on the right; causal attention keeps padding from being seen. Each weight is
 * divided by `totalWeight`, so that the losses of a step's parts add up to its mean.
 */
export function batchFeeds(
  examples: readonly (TokenSequence & Pick<TrainingExample, 'closeness'>)[],
  totalWeight: number,
): BatchFeeds {
  const batch = examples.length;
  const length = Math.max(...examples.map(({ tokens }) => tokens.length));
  const tokens = new BigInt64Array(batch * length);
  const positions = new BigInt64Array(batch * length);
  const predicted: bigint[] = [];
  const targets: bigint[] = [];
  const weights: number[] = [];
  const places: BatchFeeds['places'] = [];
  for (const [row, example] of examples.entries()) {
    let count = 0;
    for (let place = 0; place < length; place++) positions[row * length + place] = BigInt(place);
    for (let place = 0; place < example.tokens.length; place++) {
      tokens[row * length + place] = BigInt(example.tokens[place]);
      if (place === 0 || (example.weights[place] === 0 && !example.closeness?.[place])) continue;
      places.push({ example: row, place, count: count++ });
      predicted.push(BigInt(row * length + place - 1));
      targets.push(BigInt(example.tokens[place]));
      weights.push(example.weights[place] / totalWeight);
    }
  }
  const integers = (data: BigInt64Array, dims: number[]): Tensor => new Tensor('int64', data, dims);
  return {
    feeds: {
      tokens: integers(tokens, [batch * length]),
      positions: integers(positions, [batch, length]),
      batch: integers(BigInt64Array.of(BigInt(batch)), [1]),
      length: integers(BigInt64Array.of(BigInt(length)), [1]),
      mask: causalMask(length),
      predicted: integers(BigInt64Array.from(predicted), [predicted.length]),
      targets: integers(BigInt64Array.from(targets), [targets.length]),
      weights: new Tensor('float32', Float32Array.from(weights), [weights.length]),
    },
    batch,
    length,
    tokens: examples.reduce((sum, example) => sum + example.tokens.length, 0),
    places,
  };
}

const masks = new Map<number, Tensor>();

/** [length, length]: 0 where a row may look, a number that softmax takes to zero elsewhere. */
function causalMask(length: number): Tensor {
  const known = masks.get(length);
  if (known) return known;
  const data = new Float32Array(length * length);
  for (let row = 0; row < length; row++) data.fill(-1e9, row * length + row + 1, (row + 1) * length);
  const mask = new Tensor('float32', data, [length, length]);
  masks.set(length, mask);
  return mask;
}
