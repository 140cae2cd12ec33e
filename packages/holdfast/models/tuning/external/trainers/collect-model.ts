import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFolderAtomically } from '@holdfast/engine';
import { storageError } from '../../../../data/files/storage-error.ts';
import type { TrainerFolder } from '../trainer-folder.ts';

/** What makes up a model or an adapter; checkpoints, logs and arguments beside it are left where they are. */
const modelFiles =
  /^(config|generation_config|adapter_config|tokenizer|tokenizer_config|special_tokens_map|added_tokens|vocab)\.json$|^(merges\.txt|tokenizer\.model|chat_template\.jinja)$|\.safetensors(\.index\.json)?$/;

/** Makes the model folder of what a trainer left beside its checkpoints. Throws HoldfastError `storage`. */
export async function collectModel({ request: { checkpoints, model } }: TrainerFolder): Promise<void> {
  const files = (await readdir(checkpoints)).filter((name) => modelFiles.test(name));
  if (!files.some((name) => name.endsWith('.safetensors'))) return;
  try {
    await writeFolderAtomically(model, async (part) => {
      for (const name of files) await cp(join(checkpoints, name), join(part, name));
    });
  } catch (error) {
    throw storageError(model, error);
  }
}
