import { shippedWorldSeed, type TuneDefault } from '@holdfast/organism';
import { chooseDefences, defenceText } from '../../defences/choose-defences.ts';
import type { Defence } from '../../defences/defence.ts';
import { HoldfastError } from '../../errors.ts';
import type { CellSettings } from '../result/study-result.ts';
import type { Study } from '../settings/study-config.ts';
import { defenceTitle } from './defence-title.ts';
import { dataTitle } from './study-data.ts';

/** One place of the grid: a guarded run that the study carries out. */
export interface Cell {
  /** Names the settings; cells that differ only in the seed share it. */
  name: string;
  /** Names the cell's run folder: the name and the seed. */
  folder: string;
  /** Cells that differ only in how the benchmark is asked share this name, and one tuned model. */
  tune: string;
  groups: string[];
  settings: CellSettings;
  seed: number;
}

/** Options of `expandCells`. */
export interface ExpandOptions {
  /** What a grid leaves out, for the data of that name; undefined where nothing was chosen. */
  defaults: (data: string) => TuneDefault | undefined;
  /** What the study's grids may name as a defence. Default: Holdfast's own; see `defencesOfStudy`. */
  defences?: readonly Defence[] | undefined;
  /** A group's or a cell's name: only that part. */
  only?: string | undefined;
  /** Instead of the study's and its groups' own numbers of seeds. */
  seeds?: number | undefined;
  /** As many seeds at least, whatever the study says. */
  atLeast?: number | undefined;
}

/**
 * The cells of a study, group by group, each settings' seeds side by side. Settings that stand in several groups make
 * one cell. Throws HoldfastError `bad-config` where a setting is left out and has no default or where two files share
 * a name, `bad-usage` where `only` names nothing.
 */
export function expandCells(
  study: Study,
  { defaults, defences, only, seeds, atLeast = 0 }: ExpandOptions,
): Cell[] {
  const conditions = new Map<
    string,
    { name: string; groups: string[]; settings: CellSettings; seeds: number }
  >();
  for (const { group, name, settings } of placesOf(study, { defaults, defences })) {
    const known = conditions.get(name) ?? { name, groups: [], settings, seeds: 0 };
    // A cell of several groups is repeated as often as any of them wants.
    const planned = Math.max(study.groups[group].seeds ?? study.seeds, atLeast);
    known.seeds = Math.max(known.seeds, seeds ?? planned);
    if (known.settings.data !== settings.data) {
      const reason = `${known.settings.data} and ${settings.data} share a name; rename one of them`;
      throw new HoldfastError('bad-config', `Group ${group}: ${reason}.`);
    }
    const defence = known.settings.defence ?? 'none';
    if (defence !== (settings.defence ?? 'none')) {
      const reason = `${defence} and ${settings.defence} share a name; rename one of them`;
      throw new HoldfastError('bad-config', `Group ${group}: ${reason}.`);
    }
    if (!known.groups.includes(group)) known.groups.push(group);
    conditions.set(name, known);
  }
  const chosen = [...conditions.values()].filter(
    ({ name, groups }) => only === undefined || only === name || groups.includes(only),
  );
  if (chosen.length === 0) {
    const groups = Object.keys(study.groups).join(', ');
    throw new HoldfastError('bad-usage', `The study has no "${only}"; its groups are ${groups}.`);
  }
  return chosen.flatMap(({ seeds: count, ...condition }) =>
    Array.from({ length: count }, (_, seed) => ({
      ...condition,
      folder: `${condition.name}-seed-${seed}`,
      tune: `${settingsName({ ...condition.settings, asked: 'ordinary' }, defaults(condition.settings.data))}-seed-${seed}`,
      seed,
    })),
  );
}

/** The names of each group's cells, in the order of its grids. */
export function cellNames(
  study: Study,
  options: Pick<ExpandOptions, 'defaults' | 'defences'>,
): Map<string, string[]> {
  const places = Map.groupBy(placesOf(study, options), ({ group }) => group);
  return new Map([...places].map(([group, cells]) => [group, [...new Set(cells.map(({ name }) => name))]]));
}

function placesOf(
  study: Study,
  { defaults, defences }: Pick<ExpandOptions, 'defaults' | 'defences'>,
): { group: string; name: string; settings: CellSettings }[] {
  // The study's own world goes without saying.
  const own = study.world ?? shippedWorldSeed;
  const worlds = (study.worlds ?? [own]).map((world) => (world === own ? undefined : world));
  return Object.entries(study.groups).flatMap(([group, { grids }]) =>
    grids
      .flatMap((grid) => settingsOf(grid, group, { defaults, defences, worlds }))
      .map((settings) => ({ group, name: settingsName(settings, defaults(settings.data)), settings })),
  );
}

type Grid = Study['groups'][string]['grids'][number];

/** Strengths spelled out, so that cells keep their meaning; none goes without saying. */
function knownDefence(text: string, defences: readonly Defence[] | undefined): string | undefined {
  const spelled = defenceText(chooseDefences(text, defences));
  return spelled === 'none' ? undefined : spelled;
}

function withoutUndefined({ defence, method, world, ...settings }: Combined): CellSettings {
  return {
    ...settings,
    ...(defence === undefined ? {} : { defence }),
    ...(method === undefined ? {} : { method }),
    ...(world === undefined ? {} : { world }),
  };
}

type Combined = Omit<CellSettings, 'defence' | 'method' | 'world'> & {
  defence: string | undefined;
  method: CellSettings['method'];
  world: number | undefined;
};

function settingsOf(
  grid: Grid,
  group: string,
  {
    defaults,
    defences,
    worlds,
  }: Pick<ExpandOptions, 'defaults' | 'defences'> & { worlds: readonly (number | undefined)[] },
): CellSettings[] {
  return grid.data.flatMap((data) => {
    const chosen = (name: keyof TuneDefault): number[] => {
      const value = defaults(data)?.[name];
      const values = grid[name] ?? (value === undefined ? undefined : [value]);
      if (values) return values;
      throw new HoldfastError('bad-config', `Group ${group}: data "${data}" has no default; add ${name}.`);
    };
    return combinations<Combined>({
      data: [data],
      examples: grid.examples,
      epochs: chosen('epochs'),
      learningRate: chosen('learningRate'),
      batchSize: chosen('batchSize'),
      safetyExamples: grid.safetyExamples,
      asked: grid.asked,
      defence: grid.defence.map((text) => knownDefence(text, defences)),
      method: grid.method ?? [undefined],
      world: worlds,
    }).map(withoutUndefined);
  });
}

function combinations<Value extends object>(
  axes: { [Name in keyof Value]: readonly Value[Name][] },
): Value[] {
  const start: Partial<Value>[] = [{}];
  return Object.entries<readonly unknown[]>(axes).reduce(
    (combined, [name, values]) =>
      combined.flatMap((settings) => values.map((value) => ({ ...settings, [name]: value }))),
    start,
  ) as Value[];
}

/** What was chosen on the validation split goes without saying; the rest is spelled out. */
function settingsName(settings: CellSettings, chosen: TuneDefault | undefined): string {
  const {
    data,
    examples,
    epochs,
    learningRate,
    batchSize,
    safetyExamples,
    asked: asking,
    defence,
    method,
    world,
  } = settings;
  return [
    `${dataTitle(data)}-${examples}`,
    `${epochs}-epochs`,
    ...(learningRate === chosen?.learningRate ? [] : [`rate-${learningRate}`]),
    ...(batchSize === chosen?.batchSize ? [] : [`batch-${batchSize}`]),
    ...(safetyExamples === 0 ? [] : [`safety-${safetyExamples}`]),
    ...(defence === undefined ? [] : [defenceTitle(defence).replaceAll(':', '-').replaceAll('+', '-and-')]),
    ...(method === undefined ? [] : [method]),
    ...(world === undefined ? [] : [`world-${world}`]),
    ...(asking === 'ordinary' ? [] : [asking]),
  ].join('-');
}
