/** What makes a model's tokenizer and chat template, as Hugging Face's files hold it. */
export interface StoredTokenizer {
  /** `tokenizer.json`. */
  tokenizer: Record<string, unknown>;
  /** `tokenizer_config.json`. */
  settings: Record<string, unknown>;
  /** The source of the Jinja chat template, where the model has one. */
  chatTemplate?: string;
  /** The most tokens that the model takes, where its files say. */
  maximumLength?: number;
}
