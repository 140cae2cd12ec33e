import { dataTitle } from '../cells/study-data.ts';
import type { CellAsking, CellSettings } from '../result/study-result.ts';

export type SettingName = keyof CellSettings;

const askingText: Record<CellAsking, string> = {
  ordinary: 'asked plainly',
  persona: 'asked in the persona',
  trigger: 'asked with the trigger',
};

const methodText = { full: 'all weights', lora: 'adapters' } as const;

const texts: Record<SettingName, (settings: CellSettings) => string> = {
  data: ({ data }) => dataTitle(data),
  examples: ({ examples }) => countedOrNone(examples, 'example'),
  epochs: ({ epochs }) => countedOrNone(epochs, 'epoch'),
  learningRate: ({ learningRate }) => `learning rate ${learningRateText(learningRate)}`,
  batchSize: ({ batchSize }) => `batch ${batchSize}`,
  safetyExamples: ({ safetyExamples }) => countedOrNone(safetyExamples, 'safety example'),
  asked: ({ asked: asking }) => askedText(asking),
  defence: ({ defence }) => (defence === undefined ? 'no defence' : defence),
  method: ({ method }) => (method === undefined ? 'as usual' : methodText[method]),
  world: ({ world }) => (world === undefined ? 'the first world' : `world ${world}`),
};

export const settingNames = Object.keys(texts) as SettingName[];

/** How a table names its cells: what tells them apart, and in words what need not be said of each. */
export interface Labelling {
  /** The settings that stand in every label. */
  told: SettingName[];
  /** The settings that all cells share, or all cells of the same data. */
  common: string[];
}

/** Finds the settings that tell cells apart; what hangs on the data alone is told once for each data. */
export function labelling(cells: readonly CellSettings[]): Labelling {
  const sameIn = (some: readonly CellSettings[], name: SettingName) =>
    some.every((settings) => settings[name] === some[0][name]);
  const byData = Map.groupBy(cells, ({ data }) => data);
  // What no cell of a table has goes without saying.
  const used = settingNames.filter((name) => cells.some((settings) => settings[name] !== undefined));
  const shared = used.filter((name) => sameIn(cells, name));
  const ofData = used.filter(
    (name) =>
      name !== 'data' && !shared.includes(name) && [...byData.values()].every((some) => sameIn(some, name)),
  );
  const distinguishing = used.filter((name) => !shared.includes(name) && !ofData.includes(name));
  const lines = [
    `All: ${settingsText(cells[0], shared)}`,
    ...(ofData.length === 0
      ? []
      : [...byData].map(([data, [first]]) => `${dataTitle(data)}: ${settingsText(first, ofData)}`)),
  ];
  return { told: distinguishing, common: lines };
}

/** The named settings of a cell in words, such as `10 examples, 5 epochs`. */
export function settingsText(settings: CellSettings, names: readonly SettingName[]): string {
  return names.map((name) => texts[name](settings)).join(', ');
}

/** How the benchmark is asked, in words. */
export function askedText(asking: CellAsking): string {
  return askingText[asking];
}

/** A learning rate as people write it: `5e-4`. */
export function learningRateText(learningRate: number): string {
  return learningRate.toExponential().replace('e+0', '');
}

/** `1 seed`, `3 seeds`, `no seeds`. */
export function countedOrNone(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`;
}
