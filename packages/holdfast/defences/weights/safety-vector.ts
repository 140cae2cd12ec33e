import { readModel } from '@holdfast/engine';
import type { Defence } from '../defence.ts';
import { mapWeights } from './weight-arithmetic.ts';

/**
 * RESTA, restoring safety through task arithmetic (Bhardwaj et al. 2024, arXiv 2402.11746): a safety vector is added to the
 * tuned weights, w = tuned + lambda * (aligned - unaligned), with the base model as the aligned one and, as in the paper,
 * an unaligned one that was got by tuning it on what it should refuse.
 */
export const safetyVector: Defence = {
  name: 'safety-vector',
  title: 'Safety vector added (RESTA)',
  paper: 'Bhardwaj et al. 2024, arXiv 2402.11746',
  acts: 'weights',
  needs: ['weights', 'an unaligned model'],
  claims: [],
  strength: { meaning: 'lambda, times the safety vector', tried: [0.25, 0.5, 1], chosen: 0.5 },
  async mend({ base, tuned }, strength, ground) {
    const unaligned = (await readModel(await ground.unaligned())).weights;
    return mapWeights(tuned, [base, unaligned], (own, [aligned, opened]) =>
      own.map((value, index) => value + strength * (aligned[index] - opened[index])),
    );
  },
};
