/** Where a GGUF file holds a tokenizer whole: the first key is the specification's, which has none for the settings. */
export const wholeTokenizerKeys = {
  /** `tokenizer.json`. */
  tokenizer: 'tokenizer.huggingface.json',
  /** `tokenizer_config.json`. */
  settings: 'holdfast.tokenizer_config',
} as const;
