import { publishedMark } from '../result/published.ts';
import { countedOrNone } from '../settings/settings-text.ts';
import { meanText, notMeasured, spanText } from './measure-text.ts';
import {
  type Estimate,
  type MeasureName,
  measureNames,
  type StudyTable,
  type StudyTableRow,
  studyMeasureTitles,
} from './study-table.ts';

const measureWidth = 13;
const minimumLabelWidth = 34;

/** A table for the terminal: each setting with the interval and the range of its seeds on lines of their own. */
export function renderTableText({ title, common, rows }: StudyTable): string {
  const lines = rows.flatMap(linesOf);
  const width = Math.max(minimumLabelWidth, ...lines.map(([label]) => label.length + 1));
  const aligned = [['', ...measureNames.map((name) => studyMeasureTitles[name])], ...lines].map(
    ([label, ...cells]) =>
      `${label.padEnd(width)}${cells.map((cell) => cell.padStart(measureWidth)).join('')}`.trimEnd(),
  );
  const notes = [
    ...(rows.some(({ measures }) => measures.rate?.interval) ? [intervalNote] : []),
    ...(rows.some(({ source }) => source === 'published') ? [publishedNote] : []),
  ];
  return `${[title, ...common, '', ...aligned, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n')}\n`;
}

/** What the intervals and ranges of the tables mean. */
export const intervalNote =
  "Interval: 95% of the mean over seeds, by Student's t. Range: least to greatest of the seeds.";

/** What the article's figures are. */
export const publishedNote = `* Qi et al., arXiv 2310.03693: ${publishedMark}; their models and prompts, not these.`;

function linesOf(row: StudyTableRow): string[][] {
  const means = measureNames.map((name) => meanText(name, row.measures[name], row.approximate));
  if (row.source === 'published') return [[`  ${row.model}*: ${row.label}`, ...means]];
  if (row.phase === 'base') return [[row.label, ...means]];
  return [
    [`${row.label} (${countedOrNone(row.seeds, 'seed')})`, ...means],
    ...spanLine(row, '  interval', ({ interval }) => interval && [interval.lower, interval.upper]),
    ...spanLine(row, '  range', ({ interval, least, greatest }) => interval && [least, greatest]),
  ];
}

function spanLine(
  row: StudyTableRow,
  label: string,
  spanOf: (estimate: Estimate) => readonly [number, number] | null,
): string[][] {
  const textOf = (name: MeasureName) => {
    const estimate = row.measures[name];
    const span = estimate && spanOf(estimate);
    return span ? spanText(name, span) : notMeasured;
  };
  const cells = measureNames.map(textOf);
  return cells.every((cell) => cell === notMeasured) ? [] : [[label, ...cells]];
}
