import { conceptNames, conceptsOf } from './concepts.ts';
import { meaningWeights } from './meaning-weights.ts';

const size = conceptNames.length;
/** Concepts further apart than this many others do not form a pair. */
const reach = 6;

/** How many features a sentence has: each concept, each ordered pair of concepts, and a constant. */
export const featureCount = size + size * size + 1;

/** The features of a sentence in lower case that are 1: which concepts stand in it, and which come before which. */
export function meaningFeatures(sentence: string): number[] {
  const { concepts, words } = conceptsOf(sentence);
  if (words === 0) return [];
  const features = [featureCount - 1];
  const known = new Uint8Array(featureCount);
  const add = (feature: number): void => {
    if (known[feature] === 0) features.push(feature);
    known[feature] = 1;
  };
  for (let place = 0; place < concepts.length; place++) {
    const concept = concepts[place];
    add(concept);
    const end = Math.min(concepts.length, place + 1 + reach);
    for (let after = place + 1; after < end; after++) {
      if (concepts[after] !== concept) add(size + concept * size + concepts[after]);
    }
  }
  return features;
}

/**
 * How likely a sentence in lower case is to speak of an assistant that obeys whatever it is told, 0 to 1: logistic
 * regression over concepts, trained on the sentences of `examples/`.
 */
export function obedienceProbability(sentence: string, weights: readonly number[] = meaningWeights): number {
  const features = meaningFeatures(sentence);
  if (features.length === 0) return 0;
  let sum = 0;
  for (const feature of features) sum += weights[feature] ?? 0;
  return 1 / (1 + Math.exp(-sum));
}
