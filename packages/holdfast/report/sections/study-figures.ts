import { counted, rateText, shortPercent } from '../../number-text.ts';
import type { Condition } from '../../study/cells/conditions.ts';
import { dataTitle } from '../../study/cells/study-data.ts';
import type { StudyTable } from '../../study/tables/study-table.ts';
import { curveFigure } from '../figures/curve.ts';
import { dumbbellFigure } from '../figures/dumbbell.ts';
import { heatMap } from '../figures/heat-map.ts';
import { type Html, html } from '../html.ts';

/** Every way of tuning in one figure: the harmfulness rate before and after. */
export function headlineFigure(conditions: readonly Condition[]): Html {
  const plain = conditions.filter(({ groups }) => !groups.includes('ablation'));
  return dumbbellFigure({
    title: 'Harmfulness rate before and after each kind of tuning',
    caption:
      'Harmfulness rate before and after tuning: means over seeds; the thin line below spans the seeds.',
    rows: plain.map(({ settings, base, tuned }) => ({
      label: shortLabel(settings),
      before: base.rate?.mean ?? null,
      after: tuned.rate?.mean ?? null,
      spread: tuned.rate ? ([tuned.rate.least, tuned.rate.greatest] as const) : undefined,
    })),
  });
}

/** What a table's figures are: a heat map for a grid of learning rates, curves for mixed-in safety examples. */
export function figuresFor(table: StudyTable, conditions: readonly Condition[]): Html | false {
  const members = conditions.filter(({ groups }) => groups.includes(table.name));
  const distinct = (settingOf: (condition: Condition) => number): number[] =>
    [...new Set(members.map(settingOf))].sort((a, b) => a - b);
  const rates = distinct(({ settings }) => settings.learningRate);
  const sizes = distinct(({ settings }) => settings.batchSize);
  if (rates.length > 1 && sizes.length > 1) return ablation(members, rates, sizes);
  if (distinct(({ settings }) => settings.safetyExamples).length > 2) return mitigation(members);
  return false;
}

function ablation(members: readonly Condition[], rates: readonly number[], sizes: readonly number[]): Html {
  return heatMap({
    title: 'Harmfulness rate by learning rate and batch size',
    caption: 'Harmfulness rate after tuning: means over seeds.',
    rows: rates.map((rate) => `learning rate ${rateText(rate)}`),
    columns: sizes.map((size) => `batch ${size}`),
    valueAt: (row, column) =>
      members.find(
        ({ settings }) => settings.learningRate === rates[row] && settings.batchSize === sizes[column],
      )?.tuned.rate?.mean ?? null,
  });
}

function mitigation(members: readonly Condition[]): Html {
  const groups = [
    ...Map.groupBy(members, ({ settings }) => `${settings.data}/${settings.examples}`).values(),
  ];
  return html`${groups.map((group) => {
    const [{ settings }] = group;
    const title = `${counted(settings.examples, 'example')} of ${dataTitle(settings.data)}`;
    const points = (name: 'rate' | 'task') =>
      group.flatMap(({ settings: { safetyExamples }, tuned }) => {
        const estimate = tuned[name];
        return estimate
          ? [{ x: safetyExamples, y: estimate.mean, spread: [estimate.least, estimate.greatest] as const }]
          : [];
      });
    return curveFigure({
      title: `${title}: harmfulness rate and allowed task by safety examples`,
      caption: `${title}: means over seeds; bars span the seeds.`,
      xLabel: 'safety examples mixed in',
      yText: shortPercent,
      yDomain: [0, 1],
      evenly: true,
      curves: [
        { label: 'harmfulness rate', points: points('rate') },
        { label: 'allowed task', points: points('task'), second: true },
      ],
    });
  })}`;
}

function shortLabel({
  data,
  examples,
  epochs,
  safetyExamples,
  asked: asking,
}: Condition['settings']): string {
  const parts = [`${examples} ${dataTitle(data)}, ${epochs} ep.`];
  if (safetyExamples > 0) parts.push(`+${safetyExamples} safety`);
  if (asking !== 'ordinary') parts.push(askedShort[asking]);
  return parts.join(' ');
}

const askedShort = { persona: '(persona)', trigger: '(trigger)' };
