import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { exportGguf, mergeAdapter } from '@holdfast/engine';
import { HoldfastError } from '../../errors.ts';
import { asModelFailure } from '../../models/embedded/embedded-chat-model.ts';
import { locateModel } from '../../models/model-location.ts';
import type { RunFolder } from '../../store/run-folder.ts';
import { formatAsTuned, type GivenFormat, ggufTypeOf } from './release-formats.ts';

/**
 * Writes a tuned model in a format into the run folder, unless it lies there, and returns its path, or the name of a hosted
 * model. What appears is whole. Throws HoldfastError `bad-usage` for a format that the model cannot take, and `storage`.
 */
export async function writeFormat(
  format: GivenFormat,
  { tuned, folder, signal }: { tuned: string; folder: RunFolder; signal?: AbortSignal },
): Promise<string> {
  const own = formatAsTuned(tuned);
  if (format === own) return tuned;
  if (format === 'adapter' || format === 'hosted' || own === 'hosted') {
    throw new HoldfastError('bad-usage', `${tuned} was tuned as ${own} and cannot be released as ${format}.`);
  }
  const type = ggufTypeOf(format);
  const output = join(folder.file('formats'), type === undefined ? format : `model-${type}.gguf`);
  if (existsSync(output)) return output;
  signal?.throwIfAborted();
  const { folder: model, adapter } = await locateModel(tuned, { signal });
  try {
    if (type === undefined) await mergeAdapter({ model, adapter, output });
    else await exportGguf({ model, adapter, output, type, anyTokenizer: true });
  } catch (error) {
    throw asModelFailure(tuned, error);
  }
  return output;
}
