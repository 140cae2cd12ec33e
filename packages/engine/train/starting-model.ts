import { readFittingAdapter } from '../checkpoint/adapter/read-fitting-adapter.ts';
import { type FrozenModel, openFrozenModel } from '../checkpoint/frozen-model.ts';
import { readModel } from '../checkpoint/read-model.ts';
import { EngineError } from '../errors.ts';
import { type Adapter, type AdapterSettings, initializeAdapter, mergeWeights } from '../model/adapter.ts';
import type { ModelConfiguration } from '../model/configuration.ts';
import { parameterShapes } from '../model/parameter-shapes.ts';
import { floatWeights, type Weights } from '../model/weights.ts';
import { type FlatParameters, flatten } from './flat-parameters.ts';
import type { TrainMethod, TrainOptions } from './train-options.ts';
import type { Learning } from './training-graph.ts';
import type { TrainingIdentity } from './training-state.ts';

/** What a training starts from. */
export interface StartingModel extends Pick<FrozenModel, 'configuration' | 'weights' | 'release'> {
  /** What tells these weights from others; see `trainingFingerprint`. */
  identity: TrainingIdentity;
  learning: Learning;
  /** What learns. */
  parameters: FlatParameters;
  /** The adapter that was laid over the model first, where one is named. */
  first?: Adapter;
}

/** Opens the model of a training and sets up what learns. Throws EngineError `bad-checkpoint` and `storage`. */
export async function openStartingModel({
  model: folder,
  adapter: firstFolder,
  method,
  seed,
  frozenLayers = [],
}: TrainOptions): Promise<StartingModel> {
  const first = firstFolder === undefined ? undefined : await readFittingAdapter(firstFolder, folder);
  if (method.kind === 'full') {
    const { configuration, weights: read } = await readModel(folder);
    const weights = first ? mergeWeights(read, first) : read;
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
    adapter: first,
  });
  const settings = adapterSettings(method, configuration);
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
  const identity = floats ?? new Map<string, Tensor>([...stored, ...(first?.weights ?? [])]);
  return { configuration, weights, identity, learning, parameters, first, release };
}

/** The adapter that is to be tuned, of those projections that the model has. Throws EngineError `bad-option` where it has none. */
function adapterSettings(
  { rank, alpha, targetModules }: Extract<TrainMethod, { kind: 'lora' }>,
  configuration: ModelConfiguration,
): AdapterSettings {
  const names = [...parameterShapes(configuration).keys()];
  const present = targetModules.filter((target) => names.some((name) => name.endsWith(`.${target}.weight`)));
  if (present.length > 0) return { rank, alpha, targetModules: present };
  throw new EngineError('bad-option', `The model has no projection ${targetModules.join(' or ')} to adapt.`);
}

type Tensor = TrainingIdentity extends ReadonlyMap<string, infer Kind> ? Kind : never;

function withoutLayers(weights: Weights, layers: readonly number[]): Weights {
  const frozen = layers.map((layer) => `model.layers.${layer}.`);
  return new Map([...weights].filter(([name]) => !frozen.some((prefix) => name.startsWith(prefix))));
}
