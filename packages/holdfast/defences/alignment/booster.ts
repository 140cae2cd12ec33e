import type { Defence } from '../defence.ts';
import { hardenedModel } from './hardened-model.ts';

/** The step that an attacker is imagined to take, as a distance in all weights, as in the paper. */
const radius = 0.1;

/**
 * Booster (Huang et al. 2024, arXiv 2409.01586, equation 1): the model is aligned so that one normalised step on forbidden
 * examples wins little: f(w) + lambda * (h(w) - h(w - a * h'(w) / |h'(w)|)), with the alignment loss f and the loss h on
 * forbidden examples; the gradient leaves second derivatives out, as the paper and its code do.
 */
export const booster: Defence = {
  name: 'booster',
  title: 'Aligned so that a harmful step wins little (Booster)',
  paper: 'Huang et al. 2024, arXiv 2409.01586',
  acts: 'alignment',
  needs: ['alignment examples', 'forbidden examples', 'gradients'],
  claims: ['start'],
  strength: { meaning: 'lambda, how much the harmful step counts', tried: [1, 5, 20], chosen: 5 },
  start: (weight, ground) =>
    hardenedModel(ground, `booster-${weight}`, async (encode) => ({
      companions: {
        examples: (await ground.forbidden(100)).map(({ messages }) => encode(messages)),
        batchSize: 16,
        meeting: { kind: 'attenuate', weight, radius },
      },
    })),
};
