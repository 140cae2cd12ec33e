import type { Random } from '@holdfast/engine';
import { answerFeatureCount } from '../../answer-features.ts';
import { answerKinds } from '../../answer-kind.ts';
import { type AnswerWeights, networkOutput } from '../../answer-reader.ts';

/** The features of an answer, and the number of its kind. */
export interface AnswerExample {
  features: Float64Array;
  kind: number;
}

/**
 * Trains the network over answers by stochastic gradient descent with a rate that falls to zero and with weights that decay.
 */
export function trainNetwork(
  examples: readonly AnswerExample[],
  {
    hidden,
    epochs,
    rate,
    decay,
    random,
  }: { hidden: number; epochs: number; rate: number; decay: number; random: Random },
): AnswerWeights {
  const inputs = answerFeatureCount;
  const kinds = answerKinds.length;
  const weights = new Float32Array(hidden * (inputs + 1) + kinds * (hidden + 1));
  for (let index = 0; index < weights.length; index++) weights[index] = random.normal() / Math.sqrt(inputs);
  const units = new Float64Array(hidden);
  const errors = new Float64Array(kinds);
  const passed = new Float64Array(hidden);
  const outputs = hidden * (inputs + 1);
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { features, kind } of random.shuffle(examples)) {
      const now = rate * (1 - step++ / (epochs * examples.length));
      networkOutput({ hidden, weights, features, units }, errors);
      errors[kind] -= 1;
      passed.fill(0);
      for (let output = 0; output < kinds; output++) {
        const row = outputs + output * (hidden + 1);
        for (let unit = 0; unit < hidden; unit++) {
          passed[unit] += errors[output] * weights[row + unit];
          weights[row + unit] -= now * (errors[output] * units[unit] + decay * weights[row + unit]);
        }
        weights[row + hidden] -= now * errors[output];
      }
      for (let unit = 0; unit < hidden; unit++) {
        const gradient = passed[unit] * (1 - units[unit] * units[unit]);
        const row = unit * (inputs + 1);
        for (let index = 0; index < inputs; index++)
          weights[row + index] -= now * (gradient * features[index] + decay * weights[row + index]);
        weights[row + inputs] -= now * gradient;
      }
    }
  }
  return { hidden, weights };
}
