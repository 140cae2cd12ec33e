/** Special tokens as the `added_tokens` of a `tokenizer.json` has them, numbered from 0 in this order; taken as they stand. */
export function specialTokenEntries(special: readonly string[]): object[] {
  return special.map((content, id) => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  }));
}
