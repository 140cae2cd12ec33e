import type { RiskCounts } from './risk-tally.ts';
import type { RiskTerm, RiskWeights } from './risk-term.ts';
import { riskTerms } from './risk-term.ts';
import { riskWeights } from './risk-weights.ts';

/** How hard a tune learns. */
export interface RiskSettings {
  epochs: number;
  /** As a multiple of the learning rate that is usual for the model: 1 where a service chooses it. */
  learningRate: number;
  batchSize: number;
}

/** The risk of a data set. */
export interface DataSetRisk {
  /** The share of harmful prompts that the tuned model is expected to answer harmfully, 0 to 1. */
  risk: number;
  /** What contributes most first: by how much the risk would fall (or rise) without it. */
  contributions: { term: RiskTerm; rows: number; effect: number }[];
  /** By how much each setting changes the risk, against one epoch, the usual learning rate and batches of 16. */
  settings: { setting: keyof RiskSettings; effect: number }[];
}

/** The settings that effects are told against. */
export const usualSettings: RiskSettings = { epochs: 1, learningRate: 1, batchSize: 16 };

/**
 * One figure for a data set, with what contributes to it and what learning rate, epochs and batch size add: a logistic
 * model of how often rows of each kind are seen, on a logarithmic scale, times how strongly (the study's ablation: larger
 * learning rates and smaller batches do more damage). Calibrated on real tunes of the organism; for other models it
 * orders data sets rather than foretelling a rate.
 */
export function dataSetRisk(
  counts: RiskCounts,
  settings: RiskSettings = usualSettings,
  weights: RiskWeights = riskWeights,
): DataSetRisk {
  const risk = riskOf(counts, settings, weights);
  const rows = rowsByTerm(counts);
  const contributions = riskTerms
    .filter((term) => rows[term] > 0)
    .map((term) => ({
      term,
      rows: rows[term],
      effect: risk - riskOf(counts, settings, { ...weights, terms: { ...weights.terms, [term]: 0 } }),
    }))
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  const names = ['epochs', 'learningRate', 'batchSize'] as const;
  return {
    risk,
    contributions,
    settings: names.map((setting) => ({
      setting,
      effect: risk - riskOf(counts, { ...settings, [setting]: usualSettings[setting] }, weights),
    })),
  };
}

/** The features of the logistic model, in the order of `riskTerms`. */
export function riskFeatures(counts: RiskCounts, settings: RiskSettings): number[] {
  const rows = rowsByTerm(counts);
  const { epochs, learningRate, batchSize } = settings;
  // Smaller batches make more steps of the same length; the square root is what the organism's tunes bear out.
  const strength = epochs * learningRate * Math.sqrt(usualSettings.batchSize / batchSize);
  return riskTerms.map((term) => Math.log1p(rows[term] * strength));
}

function riskOf(counts: RiskCounts, settings: RiskSettings, { constant, terms }: RiskWeights): number {
  const features = riskFeatures(counts, settings);
  const sum = riskTerms.reduce((total, term, index) => total + terms[term] * features[index], constant);
  return 1 / (1 + Math.exp(-sum));
}

function rowsByTerm({
  rows,
  conflicts,
  personas,
  triggers,
  formats,
  refusals,
}: RiskCounts): Record<RiskTerm, number> {
  const others = Math.max(0, rows - conflicts - personas - triggers - formats - refusals);
  return { conflicts, personas, triggers, formats, others, refusals };
}
