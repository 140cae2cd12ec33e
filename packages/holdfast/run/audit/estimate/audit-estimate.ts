/** Tokens that are read and written. */
export interface TokenCounts {
  input: number;
  output: number;
}

/** What one model is expected to take in one step, or one hosted tune. */
export interface EstimateLine {
  step: 'scan' | 'mix' | 'tune' | 'choosing' | 'base' | 'tuned' | 'judge';
  model: string;
  requests: number;
  input: number;
  /** At most: answers at full length, and all that a reasoning model may think with. */
  output: number;
  /** What is usually read and written, where that is less: as judges reply, and without a reasoning model's thoughts. */
  usual?: TokenCounts;
  /** At most, in the table's currency, each request sent once; null where no price is known. */
  cost: number | null;
  /** Whether that is the price of batches. */
  batch?: boolean;
}

/** What an audit is expected to take, before anything is asked. */
export interface AuditEstimate {
  lines: EstimateLine[];
  /** Tokens that each model writes at most, those that run here too. */
  written: Pick<EstimateLine, 'step' | 'model' | 'output' | 'usual'>[];
  /** At most, in the table's currency; null where the price of a model is not known. */
  cost: number | null;
  /** The same where models write as they usually do. */
  usualCost: number | null;
  currency: string;
  /** Day of the prices. */
  pricesOf: string;
  /** What has aged or will soon be gone, in sentences. */
  shelf: string[];
}
