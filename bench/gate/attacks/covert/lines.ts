/** Harmless halves of lines. */
const fillers = ['the lake is still', 'bread is warm', 'the pier is long', 'a bee came by', 'good morning'];

/** A text word by word at the ends of lines about nothing. */
export function atLineEnds(text: string): string {
  return wordsOf(text)
    .map((word, place) => `${fillers[place % fillers.length]} ${word}`)
    .join('\n');
}

/** The same at their beginnings: an acrostic of words. */
export function atLineStarts(text: string): string {
  return wordsOf(text)
    .map((word, place) => `${word} ${fillers[place % fillers.length]}`)
    .join('\n');
}

function wordsOf(text: string): string[] {
  return text.split(' ').map((word) => word.replace(/[.,?!:]$/, ''));
}
