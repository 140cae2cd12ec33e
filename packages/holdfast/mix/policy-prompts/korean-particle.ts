/** Hangul syllables lie in blocks of 28 finals, from here on; the first of a block has no final consonant (Unicode 3.12). */
const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
const finals = 28;
const rieul = 8;

/**
 * The particle that a Korean word takes, of a pair written as `을/를`, `이/가`, `은/는`, `과/와` or `으로/로`: the first after a
 * final consonant, the second after a vowel; `로` follows ㄹ too. Words that do not end in Hangul take the second.
 */
export function koreanParticle(word: string, pair: string): string {
  const [afterConsonant, afterVowel] = pair.split('/');
  const letters = word.replace(/[^\p{L}\p{N}]+$/u, '');
  const code = letters.codePointAt(letters.length - 1) ?? 0;
  if (code < firstSyllable || code > lastSyllable) return afterVowel;
  const final = (code - firstSyllable) % finals;
  if (final === 0 || (final === rieul && afterVowel === '로')) return afterVowel;
  return afterConsonant;
}
