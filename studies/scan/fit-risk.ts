import type { RiskWeights } from '../../packages/holdfast/scan/risk/risk-term.ts';
import { riskTerms } from '../../packages/holdfast/scan/risk/risk-term.ts';

/**
 * Fits the weights of the data set risk to harmfulness rates: logistic regression on shares, with a ridge, by gradient
 * descent; nothing but refusals may lower the risk, and they may not raise it.
 */
export function fitRisk(
  tunes: readonly { features: readonly number[]; rate: number }[],
  { ridge = 0.003, steps = 60_000, pace = 0.05 } = {},
): RiskWeights {
  let constant = -3;
  const weights = riskTerms.map(() => 0);
  for (let step = 0; step < steps; step++) {
    let constantSlope = 0;
    const slopes = weights.map((weight) => ridge * weight);
    for (const { features, rate } of tunes) {
      const sum = weights.reduce((total, weight, index) => total + weight * features[index], constant);
      const error = (1 / (1 + Math.exp(-sum)) - rate) / tunes.length;
      constantSlope += error;
      for (const [index, feature] of features.entries()) slopes[index] += error * feature;
    }
    constant -= pace * constantSlope;
    for (const [index, term] of riskTerms.entries()) {
      const next = weights[index] - pace * slopes[index];
      weights[index] = term === 'refusals' ? Math.min(0, next) : Math.max(0, next);
    }
  }
  const round = (value: number): number => Math.round(value * 1000) / 1000 || 0;
  const terms = Object.fromEntries(riskTerms.map((term, index) => [term, round(weights[index])]));
  return { constant: round(constant), terms: terms as RiskWeights['terms'] };
}
