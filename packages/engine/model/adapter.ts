import { createRandom } from '../random.ts';
import type { ModelConfiguration } from './configuration.ts';
import { parameterShapes } from './parameter-shapes.ts';
import type { FloatTensor, Weights } from './weights.ts';

/** The projections of a layer that LoRA can adapt, named as in Hugging Face's Llama, and those that Phi 3 has in one. */
export const targetModules = [
  'q_proj',
  'k_proj',
  'v_proj',
  'o_proj',
  'gate_proj',
  'up_proj',
  'down_proj',
  'qkv_proj',
  'gate_up_proj',
] as const;
export type TargetModule = (typeof targetModules)[number];

/** A low-rank adapter (Hu et al. 2021, LoRA): a projection W x becomes W x + alpha / rank * B A x. */
export interface AdapterSettings {
  rank: number;
  alpha: number;
  targetModules: readonly TargetModule[];
}

/** An adapter's tensors by name, such as `model.layers.0.mlp.up_proj.lora_A.weight`, with what they mean. */
export interface Adapter {
  settings: AdapterSettings;
  weights: Weights;
}

/** The projections that the settings adapt: their names, without `.weight`, and [out, in] shapes. */
export function adaptedProjections(
  configuration: ModelConfiguration,
  settings: AdapterSettings,
): Map<string, readonly number[]> {
  const adapted = new Map<string, readonly number[]>();
  for (const [name, dims] of parameterShapes(configuration)) {
    if (!name.endsWith('.weight')) continue;
    const projection = name.slice(0, -'.weight'.length);
    if (settings.targetModules.some((target) => projection.endsWith(`.${target}`)))
      adapted.set(projection, dims);
  }
  return adapted;
}

/**
 * A fresh adapter that changes nothing yet: B is zero, A [rank, in] uniform within 1 / sqrt(in) as PEFT has it, fixed
 * by the seed.
 */
export function initializeAdapter(
  configuration: ModelConfiguration,
  settings: AdapterSettings,
  seed: string | number,
): Adapter {
  const random = createRandom(seed);
  const weights: Weights = new Map();
  for (const [projection, [outputs, inputs]] of adaptedProjections(configuration, settings)) {
    const stream = random.fork(projection);
    const bound = 1 / Math.sqrt(inputs);
    const down = new Float32Array(settings.rank * inputs);
    for (let index = 0; index < down.length; index++) down[index] = (2 * stream.uniform() - 1) * bound;
    weights.set(`${projection}.lora_A.weight`, { dims: [settings.rank, inputs], data: down });
    weights.set(`${projection}.lora_B.weight`, {
      dims: [outputs, settings.rank],
      data: new Float32Array(outputs * settings.rank),
    });
  }
  return { settings, weights };
}

/**
 * The model's weights with the adapter added in, W + alpha / rank * B A, in double precision; the given weights are
 * left alone. Throws RangeError when the adapter names a projection that the model lacks.
 */
export function mergeWeights(weights: Weights, adapter: Adapter): Weights {
  const merged: Weights = new Map(weights);
  for (const [name, up] of adapter.weights) {
    if (!name.endsWith('.lora_B.weight')) continue;
    const projection = name.slice(0, -'.lora_B.weight'.length);
    const base = weights.get(`${projection}.weight`);
    const down = adapter.weights.get(`${projection}.lora_A.weight`);
    if (!base || !down) throw new RangeError(`The adapter's ${projection} has no counterpart in the model.`);
    const data = mergeMatrix(base, { down, up, settings: adapter.settings });
    merged.set(`${projection}.weight`, { dims: base.dims, data });
  }
  return merged;
}

/** One matrix [out, in] with an adapter's share added, A [rank, in] and B [out, rank]. */
export function mergeMatrix(
  { dims: [outputs, inputs], data }: FloatTensor,
  {
    down,
    up,
    settings: { rank, alpha },
  }: { down: FloatTensor; up: FloatTensor; settings: Pick<AdapterSettings, 'rank' | 'alpha'> },
): Float32Array {
  const merged = new Float32Array(data.length);
  const change = new Float64Array(inputs);
  for (let row = 0; row < outputs; row++) {
    change.fill(0);
    for (let inner = 0; inner < rank; inner++) {
      const share = up.data[row * rank + inner];
      const from = inner * inputs;
      for (let column = 0; column < inputs; column++) change[column] += share * down.data[from + column];
    }
    const start = row * inputs;
    for (let column = 0; column < inputs; column++)
      merged[start + column] = data[start + column] + (alpha / rank) * change[column];
  }
  return merged;
}
