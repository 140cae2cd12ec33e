/** Hangul syllables lie in blocks of 28 finals, from here on; the first of a block has no final consonant (Unicode 3.12). */
const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
const finals = 28;

/** The place of ㄹ among the finals. */
export const rieul = 8;

/** The final consonant of a word's last syllable, as its place among the finals; 0 for none, and for what is no Hangul. */
export function finalConsonant(word: string): number {
  const code = word.charCodeAt(word.length - 1);
  return code >= firstSyllable && code <= lastSyllable ? (code - firstSyllable) % finals : 0;
}
