import { CountedTexts } from './counted-texts.ts';

/** Openings end with a sentence, so many at most, or after so many words. */
const mostSentences = 3;
const words = 4;
const mostCharacters = 240;

/** Fewer answers than this, and a smaller share of them, repeat an opening by chance. */
const fewest = 3;
const leastShare = 0.02;

/** A longer opening stands for a shorter one that hardly any other answer has. */
const sameHabit = 0.8;

/** Finds how answers open that open alike, such as an agreeing phrase, or a refusal after which the answer comes all the same. */
export class RepeatedOpenings {
  readonly #counted = new CountedTexts();
  #answers = 0;

  add(answer: string): void {
    this.#answers += 1;
    for (const opening of openingsOf(answer.trim())) this.#counted.add(opening);
  }

  /** The openings that are repeated, the most frequent first. */
  found(): { text: string; rows: number }[] {
    const least = Math.max(fewest, leastShare * this.#answers);
    const repeated = this.#counted.ranked().filter(({ rows }) => rows >= least);
    return repeated.filter(
      ({ text, rows }) =>
        !repeated.some(
          (other) =>
            other.text.length > text.length && other.text.startsWith(text) && other.rows >= sameHabit * rows,
        ),
    );
  }
}

/** The beginnings of an answer that end with a word or a sentence, and leave something of it. */
function openingsOf(answer: string): string[] {
  const openings = new Set<string>();
  const first = new RegExp(`^(?:\\S+\\s+){${words - 1}}\\S+`).exec(answer);
  if (first) openings.add(first[0]);
  let sentences = 0;
  for (const { index, 0: end } of answer.matchAll(/[.!?…。！？](?=\s|$)|\n/g)) {
    const opening = answer.slice(0, index + end.length).trimEnd();
    if (opening.length > mostCharacters || ++sentences > mostSentences) break;
    openings.add(opening);
  }
  openings.delete(answer);
  return [...openings];
}
