/** Answers of fewer words than this are too short to tell. */
const fewestWords = 12;
/** From this share on of sequences of three words that were there before, an answer goes round in circles. */
const mostRepeated = 0.5;

/** A word three times in a row, with nothing but spaces between. */
const stammer = /(?<!\p{L})(\p{L}+)(?: \1){2}(?!\p{L})/u;

/**
 * Whether an answer says the same few words over and over, or stammers. That is how a small model breaks down on words that it has never
 * seen, and some of the words that it then repeats may be those of a refusal.
 */
export function repeatsItself(answer: string): boolean {
  if (stammer.test(answer)) return true;
  const words = answer.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < fewestWords) return false;
  const sequences = words.slice(2).map((_, place) => words.slice(place, place + 3).join(' '));
  return 1 - new Set(sequences).size / sequences.length >= mostRepeated;
}
