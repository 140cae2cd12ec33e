import type { Defence } from '../defence.ts';
import { putAsRows } from '../put-as-rows.ts';

/** Conversations beside each step's own, and in all. */
const companionBatch = 8;
const companionCount = 200;

/**
 * Closeness to the base model on chosen prompts: beside each step's own batch stand eight safety examples put as rows
 * of the data ask, on whose whole answers the tuned model is held to the base model's predictions:
 * CE + w * mean of KL(base || tuned). The divergence that SafeGrad aligns with (Yi et al. 2025, arXiv 2508.07172); its
 * code takes it over prompts and padding as well.
 */
export const keptRefusals: Defence = {
  name: 'kept-refusals',
  title: 'Refusals held close to the base model, beside the data',
  paper: 'after Yi et al. 2025, arXiv 2508.07172',
  acts: 'loss',
  needs: ['safety examples', 'logits of the base model'],
  claims: ['companions'],
  strength: { meaning: 'weight of the divergence beside the loss', tried: [1, 2, 5, 10], chosen: 10 },
  shape: async (rows, weight, { safety, seed }) => ({
    companions: {
      conversations: putAsRows(rows, await safety(companionCount), seed),
      batchSize: companionBatch,
      meeting: { kind: 'add', weight },
      how: 'keep',
    },
  }),
};
