import { wordFinding } from '../findings/word-finding.ts';
import { wordHashes } from '../text/read-row-text.ts';
import type { RowDetector } from './detector.ts';

/** Overlap is counted in runs of this many words. */
const gramWords = 5;
/** A prompt is in a row when this share of its runs is. */
const wholeShare = 0.8;
/** Shorter prompts may be in a row by chance. */
const fewestWordsToBeSure = 8;
/** A run that stands in more prompts than this tells none of them apart. */
const mostPromptsOfGram = 16;

/** Prompts by which a model will be measured. */
export interface ProtectedPrompts {
  /** The benchmark's name, for findings. */
  name: string;
  prompts: readonly string[];
}

/**
 * Finds benchmark prompts in the training data, by the share of their runs of five words that a row holds (n-gram overlap
 * as in Brown et al. 2020, appendix C). A model that was tuned on its examination passes it.
 */
export function contaminationDetector(benchmarks: readonly ProtectedPrompts[]): RowDetector {
  const prompts: { name: string; text: string; words: number; grams: number }[] = [];
  const owners = new Map<number, number[]>();
  for (const benchmark of benchmarks) {
    for (const text of new Set(benchmark.prompts)) {
      const hashes = wordHashes(text);
      if (hashes.length < gramWords) continue;
      const grams = new Set<number>();
      let gram = 0;
      for (let at = 0; at < hashes.length; at++) {
        gram = nextGram(gram, hashes, at, 0);
        if (at + 1 >= gramWords) grams.add(gram);
      }
      const number =
        prompts.push({ name: benchmark.name, text, words: hashes.length, grams: grams.size }) - 1;
      for (const gram of grams) {
        const known = owners.get(gram);
        if (!known) owners.set(gram, [number]);
        else if (known.length < mostPromptsOfGram) known.push(number);
      }
    }
  }
  // A bit for each run, since nearly no run of a row is one of a prompt's.
  const mask = 2 ** Math.max(12, Math.ceil(Math.log2(owners.size * 16 + 1))) - 1;
  const filter = new Uint8Array(mask + 1);
  for (const gram of owners.keys()) filter[gram & mask] = 1;

  return {
    kind: 'row',
    name: 'contamination',
    harm: 'contamination',
    inspect(row) {
      if (owners.size === 0) return [];
      const { text } = row;
      for (const { message, field, role, firstWord, words } of text.texts) {
        if (role === 'system' || words < gramWords) continue;
        const hits = new Map<number, Set<number>>();
        let gram = 0;
        for (let at = firstWord; at < firstWord + words; at++) {
          gram = nextGram(gram, text.hashes, at, firstWord);
          if (filter[gram & mask] === 0 || at + 1 < firstWord + gramWords) continue;
          for (const number of owners.get(gram) ?? []) {
            const gramsHit = hits.get(number);
            if (gramsHit) gramsHit.add(gram);
            else hits.set(number, new Set([gram]));
          }
        }
        const [best] = [...hits]
          .map(([number, grams]) => ({ prompt: prompts[number], share: grams.size / prompts[number].grams }))
          .sort((a, b) => b.share - a.share);
        if (!best || best.share < wholeShare) continue;
        return [
          {
            severity: best.prompt.words >= fewestWordsToBeSure ? 'high' : 'medium',
            message,
            field,
            score: best.share,
            evidence: `"${best.prompt.text.slice(0, 80)}"`,
            ...wordFinding('contamination', { benchmark: best.prompt.name }),
          },
        ];
      }
      return [];
    },
  };
}

const base = 0x9e3779b1;
/** The base to the power of a run's words. */
const leaving = Array.from({ length: gramWords }).reduce((product: number) => Math.imul(product, base), 1);

/**
 * The hash of the run of words that ends at a place, given that of the run before it, which shares all but one word (Karp
 * and Rabin 1987); words before `from` count as none.
 */
function nextGram(last: number, hashes: Uint32Array, at: number, from: number): number {
  const left = at - gramWords < from ? 0 : hashes[at - gramWords];
  return (Math.imul(last, base) + hashes[at] - Math.imul(left, leaving)) | 0;
}
