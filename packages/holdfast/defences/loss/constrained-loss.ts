import type { Defence } from '../defence.ts';

/**
 * The token-weighted constrained loss (Qi et al. 2024, "Safety alignment should be made more than just a few tokens deep",
 * arXiv 2406.05946, equation 3): each answer token t costs -2 / b_t * log s(b_t * log(q_t / r_t)) with the tuned
 * model's probability q and the base model's r, so that it stops pulling once it is likelier than before by about
 * 1 / b_t nats. The paper binds b_1 = 0.5, b_2..b_5 = 2 and 0.1 beyond; the strength multiplies all of them. The authors'
 * code never lets the pull fall below a thousandth of the cross-entropy's; the equation does, and so does this.
 */
export const constrainedLoss: Defence = {
  name: 'constrained-loss',
  title: 'Token-weighted constrained loss',
  paper: 'Qi et al. 2024, arXiv 2406.05946',
  acts: 'loss',
  needs: ['logits of the base model'],
  claims: ['constraint'],
  strength: { meaning: "times the paper's strengths", tried: [1, 2, 4], chosen: 4 },
  shape: async (_rows, strength) => ({
    constraint: { first: 0.5 * strength, early: 2 * strength, until: 5, rest: 0.1 * strength },
  }),
};
