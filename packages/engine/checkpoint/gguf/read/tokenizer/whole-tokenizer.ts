import type { EngineError } from '../../../../errors.ts';
import type { StoredTokenizer } from '../../../stored-tokenizer.ts';
import { wholeTokenizerKeys } from '../../whole-tokenizer-keys.ts';
import type { Metadata } from '../metadata.ts';

/** The tokenizer that a GGUF file holds whole, if it does. Throws what `refuse` makes for one that is no JSON. */
export function wholeTokenizer(
  metadata: Metadata,
  refuse: (what: string) => EngineError,
): StoredTokenizer | undefined {
  const read = (key: string): Record<string, unknown> | undefined => {
    const text = metadata.text(key);
    if (text === undefined) return undefined;
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
    } catch {
      // Told below, like a value that is no object.
    }
    throw refuse(`has a ${key} that is no JSON object`);
  };
  const tokenizer = read(wholeTokenizerKeys.tokenizer);
  if (!tokenizer) return undefined;
  const settings = read(wholeTokenizerKeys.settings) ?? {};
  return { tokenizer, settings, chatTemplate: metadata.text('tokenizer.chat_template') };
}
