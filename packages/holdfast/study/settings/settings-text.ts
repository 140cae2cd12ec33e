import type { Messages } from '../../messages/english/english.ts';
import { messagesIn } from '../../messages/messages.ts';
import { defenceTitle } from '../cells/defence-title.ts';
import { dataTitle } from '../cells/study-data.ts';
import type { CellSettings } from '../result/study-result.ts';

export type SettingName = keyof CellSettings;

/** The words of a study's tables. */
type Words = Messages['study'];

const texts: Record<SettingName, (settings: CellSettings, words: Words['settings']) => string> = {
  data: ({ data }) => dataTitle(data),
  examples: ({ examples }, words) => words.examples(examples),
  epochs: ({ epochs }, words) => words.epochs(epochs),
  learningRate: ({ learningRate }, words) => words.learningRate(learningRateText(learningRate)),
  batchSize: ({ batchSize }, words) => words.batchSize(batchSize),
  safetyExamples: ({ safetyExamples }, words) => words.safetyExamples(safetyExamples),
  asked: ({ asked: asking }, words) => words.askings[asking],
  defence: ({ defence }, words) => (defence === undefined ? words.noDefence : defenceTitle(defence)),
  method: ({ method }, words) => words.methods[method ?? 'usual'],
  world: ({ world }, words) => (world === undefined ? words.firstWorld : words.world(world)),
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
export function labelling(cells: readonly CellSettings[], words: Words = messagesIn.en.study): Labelling {
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
    words.settings.all(settingsText(cells[0], shared, words)),
    ...(ofData.length === 0
      ? []
      : [...byData].map(([data, [first]]) => `${dataTitle(data)}: ${settingsText(first, ofData, words)}`)),
  ];
  return { told: distinguishing, common: lines };
}

/** The named settings of a cell in words, such as `10 examples, 5 epochs`. */
export function settingsText(
  settings: CellSettings,
  names: readonly SettingName[],
  words: Words = messagesIn.en.study,
): string {
  return names.map((name) => texts[name](settings, words.settings)).join(', ');
}

/** A learning rate as people write it: `5e-4`. */
export function learningRateText(learningRate: number): string {
  return learningRate.toExponential().replace('e+0', '');
}
