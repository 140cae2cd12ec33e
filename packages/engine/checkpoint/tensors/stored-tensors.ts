import { type FileHandle, open } from 'node:fs/promises';
import { EngineError } from '../../errors.ts';
import type { FloatTensor, PackedTensor, StoredTensor } from '../../model/weights.ts';
import { unpackTensor } from '../gguf/read/unpack-tensor.ts';
import { toFloats } from './half-precision.ts';
import { readBytes } from './read-bytes.ts';
import { headerEnd, locateTensors } from './safetensors.ts';

/** Finds the tensors of a safetensors file without reading them. Throws EngineError `bad-checkpoint`. */
export async function findStoredTensors(path: string): Promise<Map<string, StoredTensor>> {
  const file = await openFile(path);
  try {
    const { size } = await file.stat();
    const first = await readBytes(file, { offset: 0, length: Math.min(8, size), path });
    const end = headerEnd(first, size, path);
    return locateTensors(await readBytes(file, { offset: 0, length: end, path }), size, path).tensors;
  } finally {
    await file.close();
  }
}

/** Reads one tensor as 32-bit floats. Throws EngineError `bad-checkpoint` when its file is gone or cut off. */
export async function readStoredTensor(tensor: StoredTensor | PackedTensor): Promise<FloatTensor> {
  const bytes = await readStoredBytes(tensor);
  const data = 'packing' in tensor ? unpackTensor(bytes, tensor) : toFloats(bytes, tensor.type);
  return { dims: tensor.dims, data };
}

/** Reads one tensor as it lies in its file. Throws EngineError `bad-checkpoint` when its file is gone or cut off. */
export async function readStoredBytes({ place }: StoredTensor | PackedTensor): Promise<Uint8Array> {
  const file = await openFile(place.file);
  try {
    return await readBytes(file, { offset: place.offset, length: place.bytes, path: place.file });
  } finally {
    await file.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  return open(path).catch((cause) => {
    throw new EngineError('bad-checkpoint', `${path} cannot be read; the model needs it.`, { cause });
  });
}
