import type { Defence } from '../defence.ts';
import { hardenedModel } from './hardened-model.ts';

/**
 * Vaccine (Huang et al. 2024, arXiv 2402.01109): the model is aligned under the worst small change of its hidden rows,
 * e_l = rho * g_l / |g| with g_l the gradient of the alignment loss by the rows after layer l and |g| over all layers, so
 * that later changes of those rows undo less. The authors' code perturbs what each attention gives out instead.
 */
export const vaccine: Defence = {
  name: 'vaccine',
  title: 'Aligned under perturbed hidden rows (Vaccine)',
  paper: 'Huang et al. 2024, arXiv 2402.01109',
  acts: 'alignment',
  needs: ['alignment examples', 'gradients'],
  claims: ['start'],
  strength: { meaning: 'rho, the size of the perturbation', tried: [1, 3, 10], chosen: 1 },
  start: (nudge, ground) => hardenedModel(ground, `vaccine-${nudge}`, async () => ({ nudge })),
};
