import { ConceptTable } from '../../refusal/concept-table.ts';
import type { Sentence } from '../../refusal/read-sentences.ts';
import { syllableRunReader } from '../../refusal/syllable-runs.ts';
import { conceptsByWord, koreanSyllables } from './concepts.ts';

/** A sentence is known by so many concepts at the most. */
export const mostConcepts = 48;

const byWord = new ConceptTable(conceptsByWord);
const readRuns = syllableRunReader(koreanSyllables);

/** The concepts of the last sentence, in the order in which they come. */
export const concepts = new Int32Array(mostConcepts);
let written = 0;

function note(concept: number): void {
  if (written < mostConcepts && (written === 0 || concepts[written - 1] !== concept))
    concepts[written++] = concept;
}

/** Writes the concepts of a sentence into `concepts`, and returns how many there are. */
export function readConcepts({ words, count }: Sentence): number {
  written = 0;
  for (let index = 1; index < count; index++) {
    for (let bytes = byWord.get(words[index]); bytes !== 0; bytes >>>= 8) note(bytes & 255);
    readRuns(words, { index, count }, note);
  }
  return written;
}
