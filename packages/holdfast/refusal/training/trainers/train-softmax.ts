import type { Random } from '@holdfast/engine';

/** A sentence as the numbers of its features, and the number of its class. */
export interface SparseExample {
  features: Int32Array;
  label: number;
}

/** At so many moments of the second half of training the weights are taken for their mean. */
const moments = 8;

export interface SoftmaxSettings {
  classes: number;
  features: number;
  epochs: number;
  rate: number;
  /** The share of features that are left out of each example at each step, so that none is leant on alone. */
  dropout: number;
  /** How far each weight is drawn to zero at each of its steps, in units of the gradient. */
  shrink: number;
  random: Random;
}

/**
 * Trains a softmax over sparse features by stochastic gradient descent with a rate for each weight (AdaGrad, Duchi, Hazan
 * and Singer 2011), and with L1 shrinking so that most weights of rare features become zero. Returns the weights, feature by
 * feature, with the biases last: the mean of how they stood at several moments of the second half, which is less a matter of
 * chance than how they stand at the end (Polyak and Juditsky 1992). The score of an example is the sum of its features' weights
 * over the root of how many it has, those left out included.
 */
export function trainSoftmax(examples: readonly SparseExample[], settings: SoftmaxSettings): Float32Array {
  const { classes, features, epochs, rate, dropout, shrink, random } = settings;
  const weights = new Float32Array((features + 1) * classes);
  const squares = new Float32Array((features + 1) * classes).fill(1e-3);
  const scores = new Float64Array(classes);
  let kept = new Int32Array(1024);
  const mean = new Float32Array(weights.length);
  const steps = epochs * examples.length;
  const between = Math.max(1, Math.floor(steps / (2 * moments)));
  let step = 0;
  let counted = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { features: all, label } of random.shuffle(examples)) {
      if (kept.length <= all.length) kept = new Int32Array(2 * all.length);
      let count = 0;
      for (const feature of all) if (random.uniform() >= dropout) kept[count++] = feature;
      const scale = 1 / Math.sqrt(Math.max(1, all.length));
      kept[count] = features;
      softmaxScores({ weights, kept, count, classes, scale }, scores);
      for (let one = 0; one <= count; one++) {
        const size = one === count ? 1 : scale;
        const base = kept[one] * classes;
        for (let k = 0; k < classes; k++) {
          const gradient = (scores[k] - (k === label ? 1 : 0)) * size;
          const place = base + k;
          squares[place] += gradient * gradient;
          const pace = rate / Math.sqrt(squares[place]);
          const moved = weights[place] - pace * gradient;
          const least = one === count ? 0 : pace * shrink;
          weights[place] = moved > least ? moved - least : moved < -least ? moved + least : 0;
        }
      }
      step += 1;
      if ((steps - step) % between !== 0 || step <= steps / 2) continue;
      counted += 1;
      for (let place = 0; place < mean.length; place++)
        mean[place] += (weights[place] - mean[place]) / counted;
    }
  }
  return mean;
}

function softmaxScores(
  {
    weights,
    kept,
    count,
    classes,
    scale,
  }: { weights: Float32Array; kept: Int32Array; count: number; classes: number; scale: number },
  scores: Float64Array,
): void {
  const bias = kept[count] * classes;
  for (let k = 0; k < classes; k++) scores[k] = 0;
  for (let one = 0; one < count; one++) {
    const base = kept[one] * classes;
    for (let k = 0; k < classes; k++) scores[k] += weights[base + k];
  }
  let most = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < classes; k++) {
    scores[k] = scores[k] * scale + weights[bias + k];
    most = Math.max(most, scores[k]);
  }
  let sum = 0;
  for (let k = 0; k < classes; k++) {
    scores[k] = Math.exp(scores[k] - most);
    sum += scores[k];
  }
  for (let k = 0; k < classes; k++) scores[k] /= sum;
}
