/**
 * The words of a text as the search of the site counts them: a word in Hangul is its pairs of syllables one after another, so that it is
 * there under whatever particle follows it and inside a longer word; all else is what stands between spaces and marks.
 * The browser gets this function as text, so it must name nothing outside itself.
 */
export function searchWords(text: string): string[] {
  return text.split(/[\n\r\p{Z}\p{P}]+/u).flatMap((word) =>
    (word.match(/\p{Script=Hangul}+|[^\p{Script=Hangul}]+/gu) ?? []).flatMap((part) => {
      if (!/^\p{Script=Hangul}{2}/u.test(part)) return [part];
      return Array.from({ length: part.length - 1 }, (_, at) => part.slice(at, at + 2));
    }),
  );
}

/** How much a page's finds weigh: the reference names every word of the code and would crowd out what is written to be read. */
export function searchWeight(page: string): number {
  return page.includes('/reference/') ? 0.2 : 1;
}
