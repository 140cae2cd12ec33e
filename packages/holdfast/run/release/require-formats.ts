import { requireGgufExport } from '@holdfast/engine';
import type { ChosenDefence } from '../../defences/choose-defences.ts';
import { mends } from '../../defences/defend.ts';
import { HoldfastError } from '../../errors.ts';
import { warn } from '../../events/warn.ts';
import { asModelFailure } from '../../models/embedded/embedded-chat-model.ts';
import { locateModel } from '../../models/model-location.ts';
import { runsHere } from '../../models/open-model.ts';
import type { RunConfig } from '../settings/run-config.ts';
import { ggufTypeOf } from './release-formats.ts';

/**
 * Refuses formats that the tune of a configuration could not be given out in, before anything is done. Throws HoldfastError
 * `bad-config`, and what the engine says of a model that it does not write as GGUF.
 */
export async function requireFormats(
  { model, tune, release }: Pick<RunConfig, 'model' | 'tune' | 'release'>,
  defences: readonly ChosenDefence[],
): Promise<void> {
  const formats = release?.formats;
  if (!formats) return;
  if (!runsHere(model)) {
    throw new HoldfastError(
      'bad-config',
      `"release.formats": ${model} is tuned elsewhere and leaves no file; leave release.formats out.`,
    );
  }
  if (formats.includes('adapter') && (tune.method === 'full' || mends(defences))) {
    const why = tune.method === 'full' ? 'tune.method: full' : 'a defence that changes all weights';
    throw new HoldfastError(
      'bad-config',
      `"release.formats": ${why} leaves no adapter; release it as merged, or tune with tune.method: lora and another defence.`,
    );
  }
  if (!formats.some((format) => ggufTypeOf(format))) return;
  try {
    const { knownTokenizer } = await requireGgufExport((await locateModel(model)).folder);
    if (!knownTokenizer)
      warn(`${model} has a tokenizer that llama.cpp does not know; its GGUF files are for Holdfast alone.`);
  } catch (error) {
    throw asModelFailure(model, error);
  }
}
