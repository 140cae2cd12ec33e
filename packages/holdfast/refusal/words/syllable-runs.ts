import type { ConceptList } from './concept-list.ts';
import { ConceptTable } from './concept-table.ts';
import { hashPair, hashStart, hashUnit } from './hash-words.ts';

/** Syllables that say something together, and the number of what they say, from 1 to 255. */
export interface SyllableRun {
  syllables: string;
  concept: number;
}

const runKind = 14;

/** As `SentenceSplitter` has it for scripts whose characters are words of their own. */
function syllableHash(letter: string): number {
  return hashUnit(hashStart, letter.charCodeAt(0));
}

function nextSyllable(run: number, syllable: number): number {
  return hashPair(run, syllable, runKind);
}

/** Adds what the runs say that begin at a place of a sentence's words, one after another. */
export type SyllableRunReader = (
  words: Int32Array,
  place: { index: number; count: number },
  list: ConceptList,
) => void;

/** Makes a reader of runs of syllables: Korean joins endings to its words, so that what is said stands anywhere in them. */
export function syllableRunReader(entries: readonly SyllableRun[]): SyllableRunReader {
  const runs = entries.map(({ syllables, concept }) => {
    const letters = [...syllables.replaceAll(' ', '')].map(syllableHash);
    return { letters, run: letters.reduce(nextSyllable, 0), concept };
  });
  const longest = Math.max(...runs.map(({ letters }) => letters.length));
  const byRun = new ConceptTable(new Map(runs.map(({ run, concept }) => [run, [concept]])));
  const beginnings = new ConceptTable(new Map(runs.map(({ letters }) => [letters[0], [1]])));
  return (words, { index, count }, list) => {
    if (beginnings.get(words[index]) === 0) return;
    let run = 0;
    const end = Math.min(count, index + longest);
    for (let next = index; next < end; next++) {
      run = nextSyllable(run, words[next]);
      const concept = byRun.get(run);
      if (concept !== 0) list.add(concept);
    }
  };
}
