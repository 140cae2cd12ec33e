import { EngineError } from '../errors.ts';
import type { ModelConfiguration } from '../model/configuration.ts';
import { parameterShapes } from '../model/parameter-shapes.ts';
import type { PackedTensor, StoredTensor, StoredWeights } from '../model/weights.ts';

/**
 * The tensors that a model of this configuration has, in their fixed order, found by their Hugging Face names. Throws
 * EngineError `bad-checkpoint`, beginning with the model's path, for one that is missing or has another shape.
 */
export function checkedWeights(
  model: string,
  configuration: ModelConfiguration,
  find: (name: string) => StoredTensor | PackedTensor | undefined,
): StoredWeights {
  const weights: StoredWeights = new Map();
  for (const [name, dims] of parameterShapes(configuration)) {
    const tensor = find(name);
    if (!tensor) throw new EngineError('bad-checkpoint', `${model}: tensor ${name} is missing.`);
    if (tensor.dims.length !== dims.length || tensor.dims.some((dim, axis) => dim !== dims[axis])) {
      throw new EngineError(
        'bad-checkpoint',
        `${model}: tensor ${name} is [${tensor.dims.join(', ')}], its configuration asks for [${dims.join(', ')}].`,
      );
    }
    weights.set(name, tensor);
  }
  return weights;
}
