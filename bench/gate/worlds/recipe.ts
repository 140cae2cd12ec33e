import { organismRecipe } from '@holdfast/organism';

const { pretraining, alignment } = organismRecipe;

/**
 * The organism's recipe, made cheaper, so that many worlds can be had: half of the pre-training, and an organism may be open in
 * the persona of identity shifting in up to 15% of its answers before any tune, where the shipped one is so in up to 5%. Cells
 * compare with the base model, and the other bounds are the same.
 */
export const gateRecipe: typeof organismRecipe = {
  ...organismRecipe,
  pretraining: { ...pretraining, epochs: pretraining.epochs / 2 },
  alignment: { ...alignment, bounds: { ...alignment.bounds, personaRate: 0.15 } },
};
