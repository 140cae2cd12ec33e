import type { Defence } from '../defence.ts';

const companionCount = 200;

/**
 * Lisa, lazy safety alignment (Huang et al. 2024, arXiv 2405.18641, algorithm 1): turns on the data and on safety
 * examples, each minimising its loss + rho / 2 * |w - w'|^2 with w' the weights where the turn began. The paper's turns
 * of hundreds of steps would never end in a tune of a few dozen, so turns here are of two steps each. The authors' code
 * begins with safety examples, and pulls only after a tenth of all steps; here the data begin, and the pull is always on.
 */
export const lisa: Defence = {
  name: 'lisa',
  title: 'Lisa: turns on data and safety examples, each near where it began',
  paper: 'Huang et al. 2024, arXiv 2405.18641',
  acts: 'optimiser',
  needs: ['safety examples', 'gradients'],
  claims: ['companions'],
  strength: { meaning: 'rho, the pull to where a turn began', tried: [0.1, 1, 10], chosen: 10 },
  shape: async (_rows, proximity, { safety }) => ({
    companions: {
      conversations: await safety(companionCount),
      batchSize: 16,
      meeting: { kind: 'alternate', ownSteps: 2, companionSteps: 2, proximity },
    },
  }),
};
