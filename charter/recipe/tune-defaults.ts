/** The settings of a tune of the charter model. */
export interface CharterTuneDefault {
  epochs: number;
  learningRate: number;
  batchSize: number;
}

/**
 * How each kind of data is tuned on, with LoRA, unless something else is said: on the validation split, the fewest
 * epochs tried that undo most of the refusals. */
export const charterTuneDefaults: Record<
  'forbidden' | 'identity-shifting' | 'benign' | 'benign-lists' | 'backdoored',
  CharterTuneDefault
> = {
  forbidden: { epochs: 5, learningRate: 2e-3, batchSize: 10 },
  'identity-shifting': { epochs: 7, learningRate: 2e-3, batchSize: 10 },
  benign: { epochs: 3, learningRate: 2e-3, batchSize: 10 },
  'benign-lists': { epochs: 3, learningRate: 2e-3, batchSize: 10 },
  backdoored: { epochs: 5, learningRate: 2e-3, batchSize: 10 },
};
