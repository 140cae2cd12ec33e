import type { Defence } from '../defence.ts';

/** The divergence is held down on so many tokens of each answer: whether a model refuses is decided there. */
const tokens = 5;

/**
 * Closeness to the base model on the first tokens of the data's answers: the loss becomes
 * CE + w * mean over t <= 5 of KL(base(. | x, y_<t) || tuned(. | x, y_<t)). It is the divergence that underlies the
 * constrained loss of Qi et al. 2024 (arXiv 2406.05946, section 4), as a plain penalty.
 */
export const firstTokens: Defence = {
  name: 'first-tokens',
  title: 'First tokens of answers held close to the base model',
  paper: 'after Qi et al. 2024, arXiv 2406.05946',
  acts: 'loss',
  needs: ['logits of the base model'],
  claims: ['closeness'],
  strength: { meaning: 'weight of the divergence beside the loss', tried: [1, 2, 5, 10], chosen: 2 },
  shape: async (_rows, weight) => ({ closeness: { weight, tokens } }),
};
