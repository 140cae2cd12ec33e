import type { Sentence } from '../../refusal/sentences/sentence-splitter.ts';
import { ConceptList } from '../../refusal/words/concept-list.ts';
import { ConceptTable } from '../../refusal/words/concept-table.ts';
import { syllableRunReader } from '../../refusal/words/syllable-runs.ts';
import { conceptsByWord, koreanSyllables } from './concepts.ts';

/** A sentence is known by so many concepts at the most. */
export const mostConcepts = 48;

const byWord = new ConceptTable(conceptsByWord);
const readRuns = syllableRunReader(koreanSyllables);

/** Reads the concepts of one sentence after another into a list. */
export class ConceptReader {
  private readonly list = new ConceptList(mostConcepts);

  /** The concepts of a sentence; the list is written anew for each. */
  read({ words, count }: Sentence): ConceptList {
    const { list } = this;
    list.clear();
    for (let index = 1; index < count; index++) {
      for (let bytes = byWord.get(words[index]); bytes !== 0; bytes >>>= 8) list.add(bytes & 255);
      readRuns(words, { index, count }, list);
    }
    return list;
  }
}
