import { type FrozenModel, openFrozenModel } from '../checkpoint/frozen-model.ts';
import { readModel } from '../checkpoint/read-model.ts';
import { initializeAdapter } from '../model/adapter.ts';
import { floatWeights, type StoredWeights, type Weights } from '../model/weights.ts';
import { type FlatParameters, flatten } from './flat-parameters.ts';
import type { TrainOptions } from './train-options.ts';
import type { Learning } from './training-graph.ts';

/** What a training starts from. */
export interface StartingModel extends Pick<FrozenModel, 'configuration' | 'weights' | 'release'> {
  /** What tells these weights from others; see `trainingFingerprint`. */
  identity: Weights | StoredWeights;
  learning: Learning;
  /** What learns. */
  parameters: FlatParameters;
}

/** Opens the model of a training and sets up what learns. Throws EngineError `bad-checkpoint` and `storage`. */
export async function openStartingModel({
  model: folder,
  method,
  seed,
  frozenLayers = [],
}: TrainOptions): Promise<StartingModel> {
  if (method.kind === 'full') {
    const { configuration, weights } = await readModel(folder);
    const parameters = flatten(withoutLayers(weights, frozenLayers));
    const frozen = new Map([...weights].filter(([name]) => !parameters.tensors.has(name)));
    const learning: Learning = { kind: 'full', parameters: parameters.tensors, frozen };
    return {
      configuration,
      weights,
      identity: weights,
      learning,
      parameters,
      release: async () => undefined,
    };
  }
  const { configuration, weights, stored, release } = await openFrozenModel(folder, {
    storage: method.storage,
  });
  const settings = { rank: method.rank, alpha: method.alpha, targetModules: method.targetModules };
  const adapter = initializeAdapter(configuration, settings, `${seed}/adapter`);
  const parameters = flatten(withoutLayers(adapter.weights, frozenLayers));
  const { dropout } = method;
  const learning: Learning = {
    kind: 'lora',
    parameters: parameters.tensors,
    frozen: weights,
    settings,
    dropout,
  };
  const floats = floatWeights(weights);
  return { configuration, weights, identity: floats ?? stored, learning, parameters, release };
}

function withoutLayers(weights: Weights, layers: readonly number[]): Weights {
  const frozen = layers.map((layer) => `model.layers.${layer}.`);
  return new Map([...weights].filter(([name]) => !frozen.some((prefix) => name.startsWith(prefix))));
}
