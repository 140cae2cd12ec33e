import type { Messages } from '../../messages/english/english.ts';
import { rateText, shortPercent } from '../../number-text.ts';
import type { Condition } from '../../study/cells/conditions.ts';
import { dataTitle } from '../../study/cells/study-data.ts';
import type { StudyTable } from '../../study/tables/study-table.ts';
import { curveFigure } from '../figures/curve.ts';
import { dumbbellFigure } from '../figures/dumbbell.ts';
import { heatMap } from '../figures/heat-map.ts';
import { type Html, html } from '../html.ts';

type Words = Messages['study']['report'];
type SettingWords = Messages['study']['settings'];

/** Every way of tuning in one figure: the harmfulness rate before and after. */
export function headlineFigure(
  conditions: readonly Condition[],
  { study, report: { dumbbell } }: Messages,
): Html {
  const { headline, short } = study.report;
  const plain = conditions.filter(({ groups }) => !groups.includes('ablation'));
  return dumbbellFigure({
    title: headline.title,
    caption: headline.caption,
    names: dumbbell,
    rows: plain.map(({ settings, base, tuned }) => ({
      label: shortLabel(settings, short),
      before: base.rate?.mean ?? null,
      after: tuned.rate?.mean ?? null,
      spread: tuned.rate ? ([tuned.rate.least, tuned.rate.greatest] as const) : undefined,
    })),
  });
}

/** What a table's figures are: a heat map for a grid of learning rates, curves for mixed-in safety examples. */
export function figuresFor(
  table: StudyTable,
  conditions: readonly Condition[],
  { study: { report: words, settings } }: Messages,
): Html | false {
  const members = conditions.filter(({ groups }) => groups.includes(table.name));
  const distinct = (settingOf: (condition: Condition) => number): number[] =>
    [...new Set(members.map(settingOf))].sort((a, b) => a - b);
  const rates = distinct(({ settings }) => settings.learningRate);
  const sizes = distinct(({ settings }) => settings.batchSize);
  if (rates.length > 1 && sizes.length > 1) {
    return ablation(members, { rates, sizes, words: words.ablation, settings });
  }
  if (distinct(({ settings }) => settings.safetyExamples).length > 2) {
    return mitigation(members, words.mitigation, settings);
  }
  return false;
}

function ablation(
  members: readonly Condition[],
  {
    rates,
    sizes,
    words,
    settings,
  }: { rates: readonly number[]; sizes: readonly number[]; words: Words['ablation']; settings: SettingWords },
): Html {
  return heatMap({
    title: words.title,
    caption: words.caption,
    rows: rates.map((rate) => settings.learningRate(rateText(rate))),
    columns: sizes.map(settings.batchSize),
    valueAt: (row, column) =>
      members.find(
        ({ settings: { learningRate, batchSize } }) =>
          learningRate === rates[row] && batchSize === sizes[column],
      )?.tuned.rate?.mean ?? null,
  });
}

function mitigation(
  members: readonly Condition[],
  words: Words['mitigation'],
  { examples: examplesText }: SettingWords,
): Html {
  const groups = [
    ...Map.groupBy(members, ({ settings }) => `${settings.data}/${settings.examples}`).values(),
  ];
  return html`${groups.map((group) => {
    const [{ settings }] = group;
    const title = words.data(examplesText(settings.examples), dataTitle(settings.data));
    const points = (name: 'rate' | 'task') =>
      group.flatMap(({ settings: { safetyExamples }, tuned }) => {
        const estimate = tuned[name];
        return estimate
          ? [{ x: safetyExamples, y: estimate.mean, spread: [estimate.least, estimate.greatest] as const }]
          : [];
      });
    return curveFigure({
      title: words.title(title),
      caption: words.caption(title),
      xLabel: words.axis,
      yText: shortPercent,
      yDomain: [0, 1],
      evenly: true,
      curves: [
        { label: words.rate, points: points('rate') },
        { label: words.task, points: points('task'), second: true },
      ],
    });
  })}`;
}

function shortLabel(
  { data, examples, epochs, safetyExamples, asked: asking }: Condition['settings'],
  words: Words['short'],
): string {
  const parts = [`${examples} ${dataTitle(data)}, ${words.epochs(epochs)}`];
  if (safetyExamples > 0) parts.push(words.safety(safetyExamples));
  if (asking !== 'ordinary') parts.push(words.askings[asking]);
  return parts.join(' ');
}
