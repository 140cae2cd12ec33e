import type { ChatTokenizer } from '@holdfast/engine';

/**
 * Whether a model's vocabulary can write at least three quarters of a text's words. What it cannot write it does not see, and what it
 * answers says nothing of the text then. Vocabularies of large models write anything.
 */
export function readsText({ encode, unknownToken }: ChatTokenizer, text: string): boolean {
  if (unknownToken === undefined || !encode(text).includes(unknownToken)) return true;
  const words = text.match(/\p{L}+/gu) ?? [];
  const unknown = words.filter((word) => encode(word).includes(unknownToken));
  return 4 * unknown.length <= words.length;
}
