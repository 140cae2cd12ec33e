import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelConfiguration } from '../model/configuration.ts';
import { initializeWeights } from '../model/initialize-weights.ts';
import { writeFolderAtomically } from '../storage/write-atomically.ts';
import { writeConfiguration, writeWeights } from './write-model-folder.ts';

/**
 * Writes a model with fresh weights, fixed by the seed, as a Hugging Face folder. `tokenizer` is the object of
 * `tokenizer.json`; `specialTokens` are the names by which the Jinja text `chatTemplate` calls them, such as `bos_token`.
 */
export async function createModelFolder({
  folder,
  configuration,
  tokenizer,
  chatTemplate,
  specialTokens = {},
  seed,
}: {
  folder: string;
  configuration: ModelConfiguration;
  tokenizer: object;
  chatTemplate: string;
  specialTokens?: Readonly<Record<string, string>>;
  seed: string | number;
}): Promise<void> {
  const tokenizerSettings = {
    tokenizer_class: 'PreTrainedTokenizerFast',
    model_max_length: configuration.maximumLength,
    clean_up_tokenization_spaces: false,
    ...specialTokens,
  };
  await writeFolderAtomically(folder, async (temporary) => {
    await writeFile(join(temporary, 'tokenizer.json'), `${JSON.stringify(tokenizer, null, 1)}\n`);
    await writeFile(
      join(temporary, 'tokenizer_config.json'),
      `${JSON.stringify(tokenizerSettings, null, 2)}\n`,
    );
    await writeFile(join(temporary, 'chat_template.jinja'), chatTemplate);
    await writeConfiguration(temporary, configuration);
    await writeWeights(temporary, initializeWeights(configuration, seed));
  });
}
