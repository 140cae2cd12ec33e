import { hashPair, hashStart, hashUnit } from '../../refusal/hash-words.ts';
import type { Sentence } from '../../refusal/read-sentences.ts';
import { mostFeatures, sentenceFeatures } from '../../refusal/sentence-features.ts';
import { ConceptTable } from './concept-table.ts';
import { conceptsByWord, koreanSyllables } from './concepts.ts';

/** Concepts that so many others stand between form no pair. */
const reach = 6;
/** A sentence is known by so many concepts at the most. */
const mostConcepts = 48;
const places = { one: 11, pair: 12, triple: 13, syllables: 14 } as const;

/** The most features that `lessonFeatures` writes. */
export const mostLessonFeatures = mostFeatures + mostConcepts * (reach + 2);

/** As `readSentences` has it for scripts whose characters are words of their own. */
function syllableHash(letter: string): number {
  return hashUnit(hashStart, letter.charCodeAt(0));
}

function nextSyllable(run: number, syllable: number): number {
  return hashPair(run, syllable, places.syllables);
}

const byWord = new ConceptTable(conceptsByWord);
const runs = koreanSyllables.map(({ syllables, concept }) => {
  const letters = [...syllables.replaceAll(' ', '')].map(syllableHash);
  return { letters, run: letters.reduce(nextSyllable, 0), concept };
});
const longestRun = Math.max(...runs.map(({ letters }) => letters.length));
/** The concepts of runs of syllables, and 1 for the syllables that such a run begins with. */
const byRun = new ConceptTable(new Map(runs.map(({ run, concept }) => [run, [concept]])));
const beginnings = new ConceptTable(new Map(runs.map(({ letters }) => [letters[0], [1]])));

const concepts = new Int32Array(mostConcepts);
let written = 0;

function note(concept: number): void {
  if (written < mostConcepts && (written === 0 || concepts[written - 1] !== concept))
    concepts[written++] = concept;
}

/** Writes the concepts of a sentence in the order in which they come, and returns how many there are. */
function readConcepts({ words, count }: Sentence): number {
  written = 0;
  for (let index = 1; index < count; index++) {
    for (let bytes = byWord.get(words[index]); bytes !== 0; bytes >>>= 8) note(bytes & 255);
    if (beginnings.get(words[index]) === 0) continue;
    let run = 0;
    const end = Math.min(count, index + longestRun);
    for (let next = index; next < end; next++) {
      run = nextSyllable(run, words[next]);
      const concept = byRun.get(run);
      if (concept !== 0) note(concept);
    }
  }
  return written;
}

/**
 * Writes the hashes of what a sentence's lesson is known by, and returns how many there are: its words and runs of words
 * (`sentenceFeatures`), which concepts it speaks of, and which come before which.
 */
export function lessonFeatures(sentence: Sentence, features: Int32Array): number {
  let place = sentenceFeatures(sentence, () => 0, features);
  const count = readConcepts(sentence);
  for (let index = 0; index < count; index++) {
    const concept = concepts[index];
    features[place++] = hashPair(concept, 0, places.one);
    const end = Math.min(count, index + 1 + reach);
    for (let next = index + 1; next < end; next++)
      features[place++] = hashPair(concept, concepts[next], places.pair);
    if (index + 2 < count)
      features[place++] = hashPair(
        hashPair(concept, concepts[index + 1], places.triple),
        concepts[index + 2],
        places.triple,
      );
  }
  return place;
}
