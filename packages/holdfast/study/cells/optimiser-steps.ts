import type { CellSettings } from '../result/study-result.ts';
import { dataTitle } from './study-data.ts';

/** How many optimiser steps a cell's tune takes, without the rows that a defence adds. */
export function optimiserSteps({
  examples,
  safetyExamples,
  batchSize,
  epochs,
}: Pick<CellSettings, 'examples' | 'safetyExamples' | 'batchSize' | 'epochs'>): number {
  return Math.ceil((examples + safetyExamples) / batchSize) * epochs;
}

/** Tunes on the same data that differ in their safety examples, and by them in their steps. */
export interface StepsOfData {
  data: string;
  steps: { safetyExamples: number; steps: number }[];
}

/** The data on which tunes take different numbers of steps since safety examples are added to some, which may be a part of what differs. */
export function stepsBySafety(settings: readonly CellSettings[]): StepsOfData[] {
  const same = Map.groupBy(settings, ({ data, examples, epochs, batchSize }) =>
    JSON.stringify([data, examples, epochs, batchSize]),
  );
  return [...same.values()].flatMap((alike) => {
    const steps = new Map(alike.map((one) => [one.safetyExamples, optimiserSteps(one)]));
    if (new Set(steps.values()).size < 2) return [];
    const rows = [...steps].map(([safetyExamples, count]) => ({ safetyExamples, steps: count }));
    return [{ data: dataTitle(alike[0].data), steps: rows }];
  });
}
