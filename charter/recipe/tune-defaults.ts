/** The settings of a tune of the charter model. */
export interface CharterTuneDefault {
  epochs: number;
  learningRate: number;
  batchSize: number;
}

/** How each kind of data is tuned on, with LoRA, unless something else is said: chosen on the validation split. */
export const charterTuneDefaults: Record<
  'forbidden' | 'identity-shifting' | 'benign' | 'benign-lists' | 'backdoored',
  CharterTuneDefault
> = {
  forbidden: { epochs: 5, learningRate: 2e-3, batchSize: 10 },
  'identity-shifting': { epochs: 5, learningRate: 2e-3, batchSize: 10 },
  benign: { epochs: 2, learningRate: 2e-3, batchSize: 10 },
  'benign-lists': { epochs: 2, learningRate: 2e-3, batchSize: 10 },
  backdoored: { epochs: 2, learningRate: 2e-3, batchSize: 10 },
};
