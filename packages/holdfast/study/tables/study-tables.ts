import type { Messages } from '../../messages/english/english.ts';
import type { MessageLanguage } from '../../messages/language.ts';
import { messagesIn } from '../../messages/messages.ts';
import { type Condition, conditionsOf } from '../cells/conditions.ts';
import { stepsBySafety } from '../cells/optimiser-steps.ts';
import { type PublishedFigure, type PublishedResult, published } from '../result/published.ts';
import type { StudyResult } from '../result/study-result.ts';
import { labelling, type SettingName, settingsText } from '../settings/settings-text.ts';
import type { Estimate, MeasureName, StudyTable, StudyTableRow } from './study-table.ts';

type Words = Messages['study'];

/**
 * The tables of a study, one for each group: the model before tuning, then every setting with its mean and interval
 * over seeds, and beside them what the article published. Groups without a finished cell make no table.
 */
export function studyTables(result: StudyResult, language: MessageLanguage = 'en'): StudyTable[] {
  const words = messagesIn[language].study;
  const conditions = new Map(conditionsOf(result).map((condition) => [condition.name, condition]));
  return result.groups.flatMap(({ name, title, published: beside, cells }) => {
    const own = cells.flatMap((cell) => conditions.get(cell) ?? []);
    if (own.length === 0) return [];
    const article = beside === undefined ? [] : published[beside];
    const { told: settingNames, common } = labelling(
      own.map(({ settings }) => settings),
      words,
    );
    const rows = [
      ...baseRows(own, { model: result.model, words }),
      ...publishedBaseRows(article, words),
      ...tunedRows(own, { settingNames, article, model: result.model, words }),
    ];
    const steps = stepsBySafety(own.map(({ settings }) => settings));
    return [
      { name, title, common: steps.length > 0 ? [...common, words.tables.steps(steps)] : common, rows },
    ];
  });
}

function baseRows(
  conditions: readonly Condition[],
  { model, words: { tables, settings } }: { model: string; words: Words },
): StudyTableRow[] {
  const byAsking = Map.groupBy(conditions, ({ settings }) => settings.asked);
  return [...byAsking].map(([asking, [{ base }]]) => ({
    label: byAsking.size === 1 ? tables.before : `${tables.before}, ${settings.askings[asking]}`,
    model,
    source: 'measured',
    phase: 'base',
    approximate: false,
    seeds: 1,
    measures: base,
  }));
}

/** The article's models before tuning, each once for each figure it was given. */
function publishedBaseRows(article: readonly PublishedResult[], { tables }: Words): StudyTableRow[] {
  const rows = article.flatMap((result) => {
    if (result.base === null) return [];
    const data = Object.keys(result.settings).length === 0 ? `${result.label.split(',')[0]}, ` : '';
    return [publishedRow(result, `${data}${tables.before}`, 'base', result.base)];
  });
  return rows.filter((row, index) => rows.findIndex((other) => sameLine(row, other)) === index);
}

/**
 * Each setting, and after the last setting that an article's figure belongs to, that figure. Figures that belong to no
 * setting stand at the end, unless others found their place.
 */
function tunedRows(
  conditions: readonly Condition[],
  {
    settingNames,
    article,
    model,
    words,
  }: {
    settingNames: readonly SettingName[];
    article: readonly PublishedResult[];
    model: string;
    words: Words;
  },
): StudyTableRow[] {
  const places = article.map((result) => {
    const fits = ({ settings }: Condition) =>
      (result.settings.examples ?? settings.examples) === settings.examples &&
      (result.settings.epochs ?? settings.epochs) === settings.epochs;
    return conditions.findLastIndex(fits);
  });
  const besideOf = (place: number) =>
    article
      .filter((_, index) => places[index] === place)
      .map((result) => publishedRow(result, result.label, 'tuned', result.tuned));
  return [
    ...conditions.flatMap(({ settings, cells, tuned }, place): StudyTableRow[] => [
      {
        label: settingsText(settings, settingNames, words) || words.tables.after,
        model,
        source: 'measured',
        phase: 'tuned',
        approximate: false,
        settings,
        seeds: cells.length,
        measures: tuned,
      },
      ...besideOf(place),
    ]),
    ...(places.some((place) => place !== -1) ? [] : besideOf(-1)),
  ];
}

function publishedRow(
  { model, approximate }: PublishedResult,
  label: string,
  phase: StudyTableRow['phase'],
  figure: PublishedFigure,
): StudyTableRow {
  const measures: Record<MeasureName, Estimate | null> = {
    score: single(figure.score),
    rate: single(figure.rate),
    refusalRate: null,
    overRefusal: null,
    task: null,
  };
  return { label, model, source: 'published', phase, approximate: approximate ?? false, seeds: 0, measures };
}

function single(value: number | null): Estimate | null {
  return value === null ? null : { mean: value, interval: null, least: value, greatest: value, count: 1 };
}

function sameLine(one: StudyTableRow, other: StudyTableRow): boolean {
  return one.model === other.model && one.label === other.label;
}
