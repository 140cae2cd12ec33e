import { EngineError } from '../../errors.ts';
import { hashModel } from '../hash-model.ts';
import { readAdapter, type StoredAdapter } from './peft-adapter.ts';

/**
 * Reads an adapter that is to be laid over a model. Throws EngineError `bad-checkpoint` where the adapter tells the hash of
 * the model that it was made over and this is another, and as `readAdapter` does.
 */
export async function readFittingAdapter(folder: string, model: string): Promise<StoredAdapter> {
  const adapter = await readAdapter(folder);
  if (adapter.baseHash !== undefined) {
    const hash = await hashModel(model);
    if (hash !== adapter.baseHash)
      throw new EngineError(
        'bad-checkpoint',
        `${folder} was made over weights of SHA-256 ${adapter.baseHash.slice(0, 12)}…, and ${model} has ${hash.slice(0, 12)}…; ` +
          'name the model that it was made over.',
      );
  }
  return adapter;
}
