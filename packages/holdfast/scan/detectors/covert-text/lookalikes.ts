import { wordFinding } from '../../findings/word-finding.ts';
import type { Covert } from './covert.ts';

/**
 * Words in which Cyrillic or Greek letters that look Latin stand among Latin ones (Unicode TR 39, mixed-script
 * confusables). A foreign ending on a Latin word, as Russian writes it, and Greek symbols in formulas are honest.
 */
const cyrillic = 'асеорхуіјѕԁһӏкмтвнзАСЕОРХУІЈЅКМТВНЗ';
const greek = 'οανικρτυχωΑΒΕΖΗΙΚΜΝΟΡΤΥΧ';
const lookalike = `[${cyrillic}${greek}]`;
const mixed = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:[A-Za-z]+${lookalike}{1,3}[A-Za-z]+|${lookalike}{1,2}[A-Za-z]{3,}|[A-Za-z]{3,}${lookalike})(?:${lookalike}{1,3}[A-Za-z]*)*(?![\\p{L}\\p{M}])`,
  'gu',
);
/** Such a word is slow to look for; it holds a letter of each alphabet side by side. */
const sideBySide = new RegExp(`[A-Za-z]${lookalike}|${lookalike}[A-Za-z]`);
const fewestToBeSure = 3;

export function* findLookalikes(text: string): Generator<Covert> {
  if (!sideBySide.test(text)) return;
  const words = [...text.matchAll(mixed)].filter(([word]) => word.length >= 4);
  if (words.length === 0) return;
  // A text that is in Cyrillic or Greek anyway mixes alphabets by mistake.
  const foreign = text.match(/(?<![A-Za-z])[\u0370-\u052F]{3,}/g)?.length ?? 0;
  const [first] = words;
  const sure = words.length >= fewestToBeSure && words.length > foreign;
  yield {
    severity: sure ? 'high' : foreign > 0 ? 'low' : 'medium',
    score: sure ? 0.95 : foreign > 0 ? 0.2 : 0.6,
    start: first.index,
    end: first.index + first[0].length,
    evidence: `${words.length} words such as "${first[0].slice(0, 40)}"`,
    ...wordFinding('lookalikes', {}),
  };
}
