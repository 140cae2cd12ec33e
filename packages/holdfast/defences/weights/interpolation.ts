import type { Defence } from '../defence.ts';
import { mapWeights } from './weight-arithmetic.ts';

/**
 * Interpolation of weights (Wortsman et al. 2021, WiSE-FT, arXiv 2109.01903), the simplest model merging:
 * w = (1 - a) * tuned + a * base.
 */
export const interpolation: Defence = {
  name: 'interpolation',
  title: 'Weights interpolated to the base model',
  paper: 'Wortsman et al. 2021, arXiv 2109.01903',
  acts: 'weights',
  needs: ['weights'],
  claims: [],
  strength: { meaning: 'share of the base model', tried: [0.4, 0.6, 0.8], chosen: 0.8 },
  mend: async ({ base, tuned }, share) =>
    mapWeights(tuned, [base], (own, [from]) =>
      own.map((value, index) => (1 - share) * value + share * from[index]),
    ),
};
