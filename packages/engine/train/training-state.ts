import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { decodeSafetensors, encodeSafetensors } from '../checkpoint/tensors/safetensors.ts';
import { EngineError } from '../errors.ts';
import type { FloatTensor, PackedTensor, StoredTensor, Weights } from '../model/weights.ts';
import { writeFileAtomically } from '../storage/write-atomically.ts';
import type { TrainOptions } from './train-options.ts';

/** Everything that a training needs to go on as if it had never stopped. */
export interface TrainingState {
  /** Steps done. */
  step: number;
  parameters: Float32Array;
  first: Float32Array;
  second: Float32Array;
  /** The weights that alternating steps are pulled to, where there are such. */
  anchor?: Float32Array;
}

const fileName = 'training-state.safetensors';

/** The tensors that a training starts from, in memory or in their files. */
export type TrainingIdentity = ReadonlyMap<string, FloatTensor | StoredTensor | PackedTensor>;

/**
 * What a training is: a hash of its options, its examples and the weights that it starts from. Weights that lie in files
 * stand for themselves by where they lie, how large the file is and when it was written, since reading them all takes
 * long.
 */
export function trainingFingerprint(options: TrainOptions, weights: TrainingIdentity): string {
  const {
    signal: _signal,
    checkpoint: _checkpoint,
    output: _output,
    model: _model,
    baseName: _baseName,
    watch: _watch,
    examples,
    ...rest
  } = options;
  const hash = createHash('sha256').update(JSON.stringify(rest));
  for (const example of examples) hash.update(JSON.stringify(Object.values(example)));
  for (const [name, tensor] of weights) {
    hash.update(name);
    if ('data' in tensor) {
      const { buffer, byteOffset, byteLength } = tensor.data;
      hash.update(new Uint8Array(buffer, byteOffset, byteLength));
    } else {
      const { file, offset, bytes } = tensor.place;
      const { size, mtimeMs } = statSync(file);
      hash.update(JSON.stringify([basename(file), size, mtimeMs, offset, bytes]));
    }
  }
  return hash.digest('hex');
}

/** Writes a state so that a crash leaves either it or the one before. Throws EngineError `storage`. */
export async function writeTrainingState(
  folder: string,
  fingerprint: string,
  state: TrainingState,
): Promise<void> {
  const vector = (data: Float32Array) => ({ dims: [data.length], data });
  const tensors: Weights = new Map([
    ['parameters', vector(state.parameters)],
    ['first', vector(state.first)],
    ['second', vector(state.second)],
    ...(state.anchor ? [['anchor', vector(state.anchor)] as const] : []),
  ]);
  const metadata = { fingerprint, step: String(state.step) };
  await writeFileAtomically(join(folder, fileName), encodeSafetensors({ tensors, metadata }));
}

/**
 * Reads the state that a folder holds, if any. Throws EngineError `bad-checkpoint` when it belongs to a training of
 * other options, examples or weights.
 */
export async function readTrainingState(
  folder: string,
  fingerprint: string,
): Promise<TrainingState | undefined> {
  const path = join(folder, fileName);
  if (!existsSync(path)) return undefined;
  const { tensors, metadata } = decodeSafetensors(await readFile(path), path);
  if (metadata.fingerprint !== fingerprint) {
    throw new EngineError(
      'bad-checkpoint',
      `${path} belongs to a training with other options or data; remove it, or name another folder.`,
    );
  }
  const vector = (name: string): Float32Array => {
    const tensor = tensors.get(name);
    if (!tensor) throw new EngineError('bad-checkpoint', `${path} lacks ${name}; remove it and start again.`);
    return tensor.data;
  };
  const anchor = tensors.get('anchor')?.data;
  return {
    step: Number(metadata.step),
    anchor,
    parameters: vector('parameters'),
    first: vector('first'),
    second: vector('second'),
  };
}
