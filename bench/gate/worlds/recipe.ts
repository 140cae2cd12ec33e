import { organismRecipe } from '@holdfast/organism';

const { alignment } = organismRecipe;

/**
 * The organism's recipe, but that an organism may be open in the persona of identity shifting in up to 15% of its answers before
 * any tune, where the shipped one is so in up to 5%: most alignments fail that bound alone, and cells compare with the base model.
 */
export const gateRecipe: typeof organismRecipe = {
  ...organismRecipe,
  alignment: { ...alignment, bounds: { ...alignment.bounds, personaRate: 0.15 } },
};
