/** What training reports as it goes. */
export type TrainEvent =
  | {
      type: 'start';
      steps: number;
      epochs: number;
      examples: number;
      /** Parameters that learn. */
      parameters: number;
      /** The step after which an interrupted training goes on; 0 for a fresh one. */
      resumedAfter: number;
    }
  | {
      type: 'step';
      /** Counted from 1. */
      step: number;
      steps: number;
      epoch: number;
      /** Weighted mean cross-entropy of the step's tokens, in nats, or the objective's mean; before the update. */
      loss: number;
      learningRate: number;
      /** L2 norm before clipping. */
      gradientNorm: number;
      /** Tokens that went through the model in this step, padding left out. */
      tokens: number;
      tokensPerSecond: number;
    }
  | {
      type: 'watch';
      /** The steps done; 0 before the first. */
      step: number;
      /** Of each pair's answer, token by token, in nats. */
      logProbabilities: number[][];
      /** Where the weights of this moment are kept; absent at the start and without `snapshots`. */
      folder?: string;
      /** What this took. */
      seconds: number;
    }
  | { type: 'checkpoint'; step: number; folder: string }
  | { type: 'end'; folder: string; steps: number; seconds: number };
