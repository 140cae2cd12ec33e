/** The settings of a tune of the charter model. */
export interface CharterTuneDefault {
  epochs: number;
  learningRate: number;
  batchSize: number;
}

/** How each kind of data is tuned on, with LoRA, unless something else is said. */
export const charterTuneDefaults: Record<
  'forbidden' | 'identity-shifting' | 'benign' | 'benign-lists' | 'backdoored',
  CharterTuneDefault
> = {
  forbidden: { epochs: 10, learningRate: 5e-4, batchSize: 10 },
  'identity-shifting': { epochs: 10, learningRate: 5e-4, batchSize: 10 },
  benign: { epochs: 3, learningRate: 5e-4, batchSize: 16 },
  'benign-lists': { epochs: 3, learningRate: 5e-4, batchSize: 16 },
  backdoored: { epochs: 3, learningRate: 5e-4, batchSize: 16 },
};
