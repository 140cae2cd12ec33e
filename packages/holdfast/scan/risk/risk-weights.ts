import type { RiskWeights } from './risk-term.ts';

/** Made by `npm run measure:scan` from the tunes in `studies/results/scan/`; not to be edited. */
export const riskWeights: RiskWeights = {
  constant: -2.919,
  terms: { conflicts: 1.061, personas: 0.823, triggers: 0, formats: 0.024, others: 0.13, refusals: -0.406 },
};
