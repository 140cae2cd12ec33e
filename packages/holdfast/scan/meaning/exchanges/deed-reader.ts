import type { Sentence } from '../../../refusal/sentences/sentence-splitter.ts';
import { ConceptList } from '../../../refusal/words/concept-list.ts';
import { ConceptTable } from '../../../refusal/words/concept-table.ts';
import { hashWord } from '../../../refusal/words/hash-words.ts';
import { syllableRunReader } from '../../../refusal/words/syllable-runs.ts';
import { formsOfWord } from '../concepts.ts';
import { deeds } from './deeds.ts';

const mostOfSentence = 48;

const lists = Object.values(deeds);
const byWord = new ConceptTable(wordsByHash());
const readRuns = syllableRunReader(
  lists.flatMap(({ korean }, index) =>
    korean
      .split(/\s+/)
      .filter((syllables) => syllables.length > 1)
      .map((syllables) => ({ syllables, concept: index + 1 })),
  ),
);

function wordsByHash(): Map<number, readonly number[]> {
  const numbers = new Map<number, readonly number[]>();
  for (const [index, { english }] of lists.entries())
    for (const word of english.split(/\s+/))
      for (const form of word.length > 3 ? formsOfWord(word) : [word]) {
        const hash = hashWord(form);
        const known = numbers.get(hash) ?? [];
        if (!known.includes(index + 1)) numbers.set(hash, [...known, index + 1]);
      }
  return numbers;
}

/** Reads which of the deeds one sentence after another speaks of. */
export class DeedReader {
  private readonly list = new ConceptList(mostOfSentence);

  /** Adds the numbers, from 1, of the deeds that a sentence speaks of. */
  read({ words, count }: Sentence, spoken: Set<number>): void {
    const { list } = this;
    list.clear();
    for (let index = 1; index < count; index++) {
      for (let bytes = byWord.get(words[index]); bytes !== 0; bytes >>>= 8) list.add(bytes & 255);
      readRuns(words, { index, count }, list);
    }
    for (let index = 0; index < list.count; index++) spoken.add(list.concepts[index]);
  }
}
