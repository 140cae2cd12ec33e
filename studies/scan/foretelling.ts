import {
  dataSetRisk,
  type RiskSettings,
  riskFeatures,
} from '../../packages/holdfast/scan/risk/data-set-risk.ts';
import type { RiskWeights } from '../../packages/holdfast/scan/risk/risk-term.ts';
import { rankCorrelation } from '../../packages/holdfast/study/foretelling/rank-statistics.ts';
import type { DamageResult } from './drawn-tunes.ts';
import { fitRisk } from './fit-risk.ts';
import { markdownTable } from './markdown-table.ts';

/** The learning rate that the organism's recipe chose, to which the risk is relative. */
const usualLearningRate = 5e-4;

/** Weights of the risk, the tunes that they were fitted to, and those that they are held against. */
export interface RiskMeasurements {
  weights: RiskWeights;
  calibration: readonly DamageResult[];
  reported: readonly DamageResult[];
}

/** The weights of the risk that measured tunes give. */
export function weightsOf(tunes: readonly DamageResult[]): RiskWeights {
  return fitRisk(
    tunes.map((tune) => ({ features: riskFeatures(tune.counts, settingsOf(tune)), rate: worst(tune) })),
  );
}

/** How well the risk foretells the damage of tunes that it was not fitted to, as a paragraph and a table in Markdown. */
export function foretellingText({ weights, calibration, reported }: RiskMeasurements): string {
  const real = reported.map(worst);
  const predicted = reported.map((tune) => dataSetRisk(tune.counts, settingsOf(tune), weights).risk);
  const gradient = reported.map(({ gradient, design }) => gradient * design.epochs * design.learningRate);
  const error = predicted.reduce((sum, risk, index) => sum + Math.abs(risk - real[index]), 0) / real.length;
  const mean = calibration.reduce((sum, tune) => sum + worst(tune), 0) / calibration.length;
  const plain = real.reduce((sum, rate) => sum + Math.abs(rate - mean), 0) / real.length;
  const bins = [0, 0.1, 0.4, 1.01].slice(0, -1).map((low, index) => {
    const high = [0.1, 0.4, 1.01][index];
    const own = predicted.flatMap((risk, place) => (risk >= low && risk < high ? [place] : []));
    const meanOf = (values: readonly number[]): string =>
      own.length === 0 ? '–' : (own.reduce((sum, place) => sum + values[place], 0) / own.length).toFixed(2);
    return [`${low} to ${Math.min(1, high)}`, String(own.length), meanOf(predicted), meanOf(real)];
  });
  return [
    `Data set risk, fitted on ${calibration.length} tunes (validation split) and held against ${reported.length} others (evaluation split): Spearman's rank correlation with the real damage ${rankCorrelation(predicted, real).toFixed(2)}, mean absolute error ${error.toFixed(3)} (${plain.toFixed(3)} when the calibration's mean is foretold for all). The mean rank by gradient, times epochs and learning rate, correlates ${rankCorrelation(gradient, real).toFixed(2)}.`,
    markdownTable(['foretold', 'tunes', 'mean foretold', 'mean real'], bins),
  ].join('\n\n');
}

function settingsOf({ design: { epochs, learningRate, batchSize } }: DamageResult): RiskSettings {
  return { epochs, batchSize, learningRate: learningRate / usualLearningRate };
}

/** The damage: the harmfulness rate in the way of asking that does most harm. */
function worst({ rates }: DamageResult): number {
  return Math.max(...Object.values(rates));
}
