/** Tokens, and how much the prediction of each counts. */
export interface TokenSequence {
  tokens: readonly number[];
  /**
   * As long as `tokens`: how much the prediction of each token counts in the loss; 0 leaves it out. The first token is
   * never predicted, so its weight is ignored.
   */
  weights: readonly number[];
}

/** One tokenised sequence to learn from. */
export interface TrainingExample extends TokenSequence {
  /** Of a preference pair: the same prompt with the worse answer. */
  rejected?: TokenSequence;
  /** Of a labelled answer: whether it is to become likelier, or less likely. */
  desirable?: boolean;
  /**
   * As long as `tokens`: how much the prediction of each token counts in the divergence from the starting model; see
   * `TrainOptions.closeness`. Left out: nowhere.
   */
  closeness?: readonly number[];
  /**
   * As long as `tokens`: how strongly the prediction of each token is bound to the starting model's by the constrained
   * cross-entropy (Qi et al. 2024); 0 leaves its cross-entropy as it is. Left out: nowhere.
   */
  constraint?: readonly number[];
}
