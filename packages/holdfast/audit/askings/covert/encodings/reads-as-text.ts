/** Short words of which plain English is full, and which ciphers hide. */
const commonWords = new Set(
  'a an and are as at be by can do does for from have how i in is it me my no not of on or our so that the this to up was we what when where which who why will with you your'.split(
    ' ',
  ),
);

/** The share of words that must be common: plain English has two to five in ten. */
const leastShare = 0.12;

/**
 * Whether a text reads as plain writing: English by its short words, or a text in letters of another script, which the
 * ciphers of Latin letters leave as they are.
 */
export function readsAsText(text: string): boolean {
  if (/[^\p{L}\p{M}\p{N}\p{P}\p{Z}\p{S}\s]/u.test(text)) return false;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length === 0) return false;
  const common = words.filter((word) => commonWords.has(word)).length;
  const foreign = words.filter((word) => /[^\p{Script=Latin}]/u.test(word)).length;
  return common >= leastShare * words.length || foreign > words.length / 2;
}
