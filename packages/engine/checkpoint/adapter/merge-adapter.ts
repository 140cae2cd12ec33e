import { type Adapter, mergeMatrix } from '../../model/adapter.ts';
import type { FloatType, PackedTensor, StoredTensor } from '../../model/weights.ts';
import { openStoredModel } from '../read-model.ts';
import { fromFloats } from '../tensors/half-precision.ts';
import { readStoredBytes, readStoredTensor } from '../tensors/stored-tensors.ts';
import type { TensorSource } from '../tensors/write-shards.ts';
import { copyModelFolder } from '../write-model-folder.ts';
import { readFittingAdapter } from './read-fitting-adapter.ts';

/**
 * Writes the model with the adapter added into its weights as a whole model folder, tensor by tensor, so that it need
 * not fit into memory. Without an adapter the model is written as it is. `type` is that of the written weights; default:
 * each tensor's own, and 32-bit floats for what a GGUF file keeps otherwise. Throws EngineError.
 */
export async function mergeAdapter({
  model,
  adapter: folder,
  output,
  type,
}: {
  model: string;
  adapter?: string;
  output: string;
  type?: FloatType;
}): Promise<void> {
  const { weights } = await openStoredModel(model);
  const adapter = folder === undefined ? undefined : await readFittingAdapter(folder, model);
  const sources = [...weights].map(([name, tensor]): TensorSource => {
    const own = 'packing' in tensor ? undefined : tensor.type;
    const wanted = type ?? own ?? 'float32';
    const read = async (): Promise<Uint8Array> => {
      const floats = await mergedFloats(name, tensor, adapter);
      if (!floats && wanted === own) return readStoredBytes(tensor);
      return fromFloats(floats ?? (await readStoredTensor(tensor)).data, wanted);
    };
    return { name, dims: tensor.dims, type: wanted, read };
  });
  await copyModelFolder({ folder: output, from: model, sources });
}

/** Whether an adapter changes the tensor of that name. */
export function isAdapted(name: string, adapter: Adapter | undefined): boolean {
  return adapter?.weights.has(`${name.replace(/\.weight$/, '')}.lora_B.weight`) ?? false;
}

/** The tensor with the adapter's share added, or nothing when the adapter leaves it as it is. */
export async function mergedFloats(
  name: string,
  tensor: StoredTensor | PackedTensor,
  adapter: Adapter | undefined,
): Promise<Float32Array | undefined> {
  const projection = name.replace(/\.weight$/, '');
  const down = adapter?.weights.get(`${projection}.lora_A.weight`);
  const up = adapter?.weights.get(`${projection}.lora_B.weight`);
  if (!adapter || !down || !up) return undefined;
  return mergeMatrix(await readStoredTensor(tensor), { down, up, settings: adapter.settings });
}
