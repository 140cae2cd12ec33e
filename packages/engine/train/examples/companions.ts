import type { TrainingExample } from './training-example.ts';

/**
 * How a second stream of examples takes part; g is the gradient of the examples' loss, c that of the companions'.
 * `add`: the step follows g + weight * c. `project`: where g points against c, its part along c is taken out first
 * (Lopez-Paz and Ranzato 2017, A-GEM's rule of Chaudhry et al. 2019): g - min(0, g.c) / |c|^2 * c + weight * c.
 * `attenuate`: how fast the companions' loss could fall is held down (Huang et al. 2024, Booster, equation 3):
 * g + weight * (c(w) - c(w - radius * c(w) / |c(w)|)). `alternate`: so many steps on the examples, then so many on the
 * companions (Huang et al. 2024, Lisa), each pulled by `proximity` to the weights where its turn began.
 */
export type Meeting =
  | { kind: 'add'; weight: number }
  | { kind: 'project'; weight: number }
  | { kind: 'attenuate'; weight: number; radius: number }
  | { kind: 'alternate'; ownSteps: number; companionSteps: number; proximity: number };

/** A second stream of examples, with batches of its own. */
export interface Companions {
  examples: readonly TrainingExample[];
  /** Sequences a step. */
  batchSize: number;
  meeting: Meeting;
}

/** own + weight * companion, into `own`. */
export function addScaled(own: Float32Array, companion: Float32Array, weight: number): void {
  for (let index = 0; index < own.length; index++) own[index] += weight * companion[index];
}

/** Takes out of `own`, in place, what points against `companion`; nothing when they agree. */
export function projectAway(own: Float32Array, companion: Float32Array): void {
  let product = 0;
  let square = 0;
  for (let index = 0; index < own.length; index++) {
    product += own[index] * companion[index];
    square += companion[index] * companion[index];
  }
  if (product < 0 && square > 0) addScaled(own, companion, -product / square);
}
