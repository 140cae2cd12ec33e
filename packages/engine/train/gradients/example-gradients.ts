import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { readModel } from '../../checkpoint/read-model.ts';
import { EngineError } from '../../errors.ts';
import { type AdapterSettings, initializeAdapter } from '../../model/adapter.ts';
import { createRandom } from '../../random.ts';
import { lossWeight } from '../examples/feeds.ts';
import type { TrainingExample } from '../examples/training-example.ts';
import { flatten } from '../flat-parameters.ts';
import type { Learning } from '../training-graph.ts';
import { createGradientSession } from './gradient-session.ts';

export interface ExampleGradientOptions {
  /** The Hugging Face folder whose weights stand still. */
  model: string;
  examples: readonly TrainingExample[];
  /** Numbers that a gradient is projected to, a power of two. Default 8192. */
  dimensions?: number;
  /** The gradient of a fresh adapter of this rank instead of all parameters, for models of billions. */
  adapter?: AdapterSettings;
  /** Fixes the projection and the adapter. Default 0. */
  seed?: number;
  signal?: AbortSignal;
}

/** The gradient of one example's mean loss, projected. */
export interface ExampleGradient {
  index: number;
  /** Nats a token. */
  loss: number;
  gradient: Float32Array;
}

/**
 * The gradient of each example by itself, randomly projected so that dot products and cosines are kept on average: each
 * parameter is added, with a random sign, to one of `dimensions` sums (feature hashing, Weinberger et al. 2009; gradient
 * features as in Xia et al. 2024, LESS). Throws EngineError, and the signal's reason on abort.
 */
export async function* exampleGradients(
  { model: folder, examples, dimensions = 8192, adapter, seed = 0, signal }: ExampleGradientOptions,
  { threads = availableParallelism() }: { threads?: number } = {},
): AsyncGenerator<ExampleGradient> {
  if (!Number.isInteger(Math.log2(dimensions)) || dimensions < 1) {
    throw new EngineError('bad-option', 'Gradients: dimensions must be a power of two.');
  }
  const model = await readModel(folder);
  const { maximumLength } = model.configuration;
  for (const [index, { tokens, weights }] of examples.entries()) {
    if (
      tokens.length !== weights.length ||
      tokens.length > maximumLength ||
      !(lossWeight({ tokens, weights }) > 0)
    ) {
      throw new EngineError(
        'bad-example',
        `Example ${index + 1} needs one weight a token, at most ${maximumLength} tokens, and one to learn from.`,
      );
    }
  }
  const parameters = flatten(
    adapter ? initializeAdapter(model.configuration, adapter, `${seed}/adapter`).weights : model.weights,
  );
  const learning: Learning = adapter
    ? { kind: 'lora', parameters: parameters.tensors, frozen: model.weights, settings: adapter, dropout: 0 }
    : { kind: 'full', parameters: parameters.tensors };
  const places = projection(parameters.values.length, dimensions, seed);
  const { configuration } = model;
  const session = await createGradientSession({ configuration, learning, parameters, parts: 1, threads });
  try {
    for (const [index, example] of examples.entries()) {
      await setImmediate();
      signal?.throwIfAborted();
      const part = { totalWeight: lossWeight(example), dropoutKey: 'none', first: true };
      const { loss } = await session.accumulate([example], part);
      yield { index, loss, gradient: project(session.gradient, places, dimensions) };
    }
  } finally {
    await session.close();
  }
}

/** For each parameter twice the sum that it goes to, and one more where its sign is turned. */
function projection(parameters: number, dimensions: number, seed: number): Uint32Array {
  const random = createRandom(`projection/${seed}`);
  const places = new Uint32Array(parameters);
  for (let index = 0; index < parameters; index++) places[index] = random.below(2 * dimensions);
  return places;
}

function project(gradient: Float32Array, places: Uint32Array, dimensions: number): Float32Array {
  const sums = new Float32Array(dimensions);
  for (let index = 0; index < gradient.length; index++) {
    const place = places[index];
    sums[place >>> 1] += (place & 1) === 0 ? gradient[index] : -gradient[index];
  }
  return sums;
}
