import type { Defence } from '../defence.ts';
import { underPromptsOf } from '../system-prompts.ts';

const companionCount = 200;

/**
 * Gradient projection (Lopez-Paz and Ranzato 2017, GEM, arXiv 1706.08840, as A-GEM does it; Yi et al. 2025, SafeGrad,
 * arXiv 2508.07172): where the data's gradient g points against the gradient c of safety examples, its part along c is
 * taken out, g - min(0, g.c) / |c|^2 * c, and weight * c is added. Here c is the gradient of learning refusals; SafeGrad
 * takes that of their divergence from the base model's.
 */
export const gradientProjection: Defence = {
  name: 'gradient-projection',
  title: 'Gradient projected away from the safety gradient',
  paper: 'Lopez-Paz and Ranzato 2017, arXiv 1706.08840; Yi et al. 2025, arXiv 2508.07172',
  acts: 'optimiser',
  needs: ['safety examples', 'gradients'],
  claims: ['companions'],
  strength: { meaning: 'weight of the safety gradient that is added', tried: [0, 0.3, 1, 3], chosen: 3 },
  shape: async (rows, weight, { safety, seed }) => ({
    companions: {
      conversations: underPromptsOf(rows, await safety(companionCount), seed),
      batchSize: 8,
      meeting: { kind: 'project', weight },
    },
  }),
};
