import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { createSession } from '../../graph/onnx/session.ts';
import type { ModelConfiguration } from '../../model/configuration.ts';
import { createRandom } from '../../random.ts';
import { batchFeeds } from '../examples/feeds.ts';
import type { TrainingExample } from '../examples/training-example.ts';
import { type FlatParameters, zerosLike } from '../flat-parameters.ts';
import { type PreferenceSetting, preferenceFeeds } from '../preference/preference-feeds.ts';
import { referenceFeeds } from '../references/reference-feeds.ts';
import type { References } from '../references/references.ts';
import { type GraphExtras, type Learning, trainingGraph } from '../training-graph.ts';
import { dropoutMask } from './dropout.ts';
import { nudgesAlong } from './nudges.ts';

/** One part of a step. */
export interface PartOptions {
  /** What weights are divided by: their sum over the step; of pairs and labelled answers, their number. */
  totalWeight: number;
  /** What a token's `closeness` is multiplied by. Default 0. */
  closeWeight?: number;
  /** Fixes the part's dropout. */
  dropoutKey: string;
  /** Whether the gradient starts anew with this part. */
  first: boolean;
}

/** Computes losses and gradients of the parameters as they stand. */
export interface GradientSession {
  /** Adds the gradient of one part of a step to `gradient` and returns the part's loss in nats, and its tokens. */
  accumulate(
    examples: readonly TrainingExample[],
    options: PartOptions,
  ): Promise<{ loss: number; tokens: number }>;
  /** The sum of gradients since the last `first`, laid out as the parameters are. */
  readonly gradient: Float32Array;
  close(): Promise<void>;
}

/**
 * Compiles the training graph over parameters that are read anew in each run. ONNX Runtime writes gradients straight
 * into one flat array.
 */
export async function createGradientSession({
  configuration,
  learning,
  parameters,
  parts,
  threads,
  references = new Map(),
  extras = {},
  preference,
  nudge = 0,
}: {
  configuration: ModelConfiguration;
  learning: Learning;
  parameters: FlatParameters;
  /** The most parts that a step is computed in. */
  parts: number;
  threads: number;
  /** What the starting model predicted, for the extras that are held against it. */
  references?: References;
  extras?: Omit<GraphExtras, 'nudged' | 'preference'>;
  /** With it, examples are pairs or labelled answers. */
  preference?: PreferenceSetting;
  /**
   * Above 0: gradients are taken where rows after each layer are moved so far uphill, by their L2 norm over all layers
   * (Huang et al. 2024, Vaccine, equation 6). It costs a second pass.
   */
  nudge?: number;
}): Promise<GradientSession> {
  const wanted: GraphExtras = { ...extras, preference: preference?.objective.kind, nudged: nudge > 0 };
  const graph = trainingGraph(configuration, { ...learning, parameters: parameters.tensors }, wanted);
  const masks = graph.inputs.filter(({ value }) => value.name.startsWith('dropout.'));
  const session: InferenceSession = await createSession(graph, { threads });
  const part = zerosLike(parameters);
  // With several parts a step, gradients are summed here; with one, they are used where they lie.
  const sum = parts > 1 ? new Float32Array(part.values.length) : part.values;

  const parameterFeeds = tensors(parameters, '');
  const fetches = { loss: null, ...tensors(part, 'gradient.') };
  const nudgeNames = graph.inputs.flatMap(({ value: { name } }) => (name.startsWith('nudge.') ? name : []));
  const nudgeFetches = Object.fromEntries(nudgeNames.map((name) => [`gradient.${name}`, null]));

  return {
    gradient: sum,
    async accumulate(examples, { totalWeight, closeWeight = 0, dropoutKey, first }) {
      const laidOut = preference
        ? preferenceFeeds(examples, totalWeight, preference)
        : batchFeeds(examples, totalWeight);
      const { batch, length, tokens } = laidOut;
      const feeds = {
        ...laidOut.feeds,
        ...referenceFeeds(laidOut, examples, { extras: wanted, references, closeWeight }),
      };
      const random = createRandom(dropoutKey);
      for (const { value, dimensions } of masks) {
        const width = Number(dimensions[1]);
        const size = batch * length * width;
        const dropout = learning.kind === 'lora' ? learning.dropout : 0;
        const mask = dropoutMask(size, dropout, random.fork(value.name).below(2 ** 31));
        feeds[value.name] = new Tensor('float32', mask, [batch * length, width]);
      }
      if (nudge > 0) {
        const still = new Float32Array(batch * length * configuration.hiddenSize);
        for (const name of nudgeNames)
          feeds[name] = new Tensor('float32', still, [batch * length, configuration.hiddenSize]);
        const slopes = await session.run({ ...parameterFeeds, ...feeds }, nudgeFetches);
        Object.assign(feeds, nudgesAlong(nudgeNames, slopes, nudge));
      }
      const results = await session.run({ ...parameterFeeds, ...feeds }, fetches);
      if (parts > 1) {
        if (first) sum.set(part.values);
        else for (let index = 0; index < sum.length; index++) sum[index] += part.values[index];
      }
      return { loss: Number(results.loss.data[0]), tokens };
    },
    close: () => session.release(),
  };
}

function tensors(parameters: FlatParameters, prefix: string): Record<string, Tensor> {
  const named: Record<string, Tensor> = {};
  for (const [name, { dims, data }] of parameters.tensors) {
    named[`${prefix}${name}`] = new Tensor('float32', data, [...dims]);
  }
  return named;
}
