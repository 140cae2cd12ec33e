import type { Defence } from '../defence.ts';

/**
 * Freezing of safety layers (SPPFT; Li et al. 2024, arXiv 2408.17003): the gradient of the layers that tell harmful
 * prompts from others is set to zero. In the paper's models they lie below the middle and are found by how hidden rows
 * of both kinds of prompts part; here the strength is how many of the lowest layers are frozen. The authors' code lets the
 * two norms of a frozen layer learn; here nothing in it does.
 */
export const frozenLayers: Defence = {
  name: 'frozen-layers',
  title: 'Safety layers frozen (SPPFT)',
  paper: 'Li et al. 2024, arXiv 2408.17003',
  acts: 'optimiser',
  needs: ['weights'],
  claims: ['frozen layers'],
  strength: { meaning: 'lowest layers that do not learn', tried: [1, 2], chosen: 2 },
  shape: async (_rows, layers) => ({ frozenLayers: Array.from({ length: layers }, (_, layer) => layer) }),
};
