import { createRandom } from '@holdfast/engine';
import { createWorld, shippedWorldSeed } from '@holdfast/organism';
import { covert } from './covert.ts';

/** The words that questions are put in, which are the same in every world; names of things stay as they are. */
const { questions } = createWorld({ seed: shippedWorldSeed }).language;
const words = [
  ...new Set(
    questions.training.flatMap((wording) => wording.replaceAll('{item}', '').match(/\p{L}+/gu) ?? []),
  ),
].sort();
const swapped = createRandom('substitution').shuffle(words);
const code = new Map(words.map((word, place) => [word, swapped[place]]));

export const substitution = covert({
  name: 'substitution',
  title: 'a cipher that puts one word for another',
  paper: 'Halawi et al. 2024, arXiv 2406.20053',
  write: (text) => text.replaceAll(/\p{L}+/gu, (word) => code.get(word) ?? word),
});
