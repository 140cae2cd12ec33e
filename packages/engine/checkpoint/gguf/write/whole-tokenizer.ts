import type { ModelConfiguration } from '../../../model/configuration.ts';
import type { StoredTokenizer } from '../../stored-tokenizer.ts';
import { wholeTokenizerKeys } from '../whole-tokenizer-keys.ts';
import type { GgufValue } from './gguf-value.ts';

/**
 * A tokenizer that llama.cpp does not know, whole: its `tokenizer.json` under the key that GGUF's specification has for it, and
 * its settings beside it. To llama.cpp the model has no tokens; the engine reads it.
 */
export function wholeTokenizerEntries({
  tokenizer,
  settings,
  chatTemplate,
  configuration: { beginTokenId, endTokenIds, padTokenId },
}: Pick<StoredTokenizer, 'tokenizer' | 'settings' | 'chatTemplate'> & {
  configuration: ModelConfiguration;
}): Map<string, GgufValue> {
  const metadata = new Map<string, GgufValue>();
  const ids = { bos: beginTokenId, eos: endTokenIds[0], padding: padTokenId };
  metadata.set('tokenizer.ggml.model', { text: 'none' });
  for (const [name, id] of Object.entries(ids))
    if (id !== undefined) metadata.set(`tokenizer.ggml.${name}_token_id`, { unsigned: id });
  metadata.set(wholeTokenizerKeys.tokenizer, { text: JSON.stringify(tokenizer) });
  metadata.set(wholeTokenizerKeys.settings, { text: JSON.stringify(settings) });
  if (chatTemplate !== undefined) metadata.set('tokenizer.chat_template', { text: chatTemplate });
  return metadata;
}
