import { isGgufPath } from '@holdfast/engine';
import { HoldfastError } from '../../../errors.ts';
import { locateModel } from '../../model-location.ts';

/**
 * The folder of the model that an external trainer starts from. It has to lie here, since the audit asks it as well.
 * Throws HoldfastError `not-found`, and `bad-usage` for an adapter or a GGUF file.
 */
export async function locateBase(base: string): Promise<string> {
  const { folder, adapter } = await locateModel(base);
  if (adapter === undefined && isGgufPath(folder)) {
    const command = `holdfast export-model ${base} --output FOLDER`;
    throw new HoldfastError(
      'bad-usage',
      `${base} is a GGUF file, which trainers do not take; write a folder (${command}) and name that.`,
    );
  }
  if (adapter === undefined) return folder;
  throw new HoldfastError(
    'bad-usage',
    `${base} is an adapter, which trainers do not start from; write it merged (holdfast export-model ${base} --output FOLDER) and name that.`,
  );
}
