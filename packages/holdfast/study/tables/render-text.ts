import type { Messages } from '../../messages/english/english.ts';
import type { MessageLanguage } from '../../messages/language.ts';
import { messagesIn } from '../../messages/messages.ts';
import { padTextEnd, padTextStart, textWidth } from '../../text-width.ts';
import { meanText, notMeasured, spanText } from './measure-text.ts';
import {
  type Estimate,
  type MeasureName,
  measureNames,
  type StudyTable,
  type StudyTableRow,
} from './study-table.ts';

const measureWidth = 13;
const minimumLabelWidth = 34;

/** A table for the terminal: each setting with the interval and the range of its seeds on lines of their own. */
export function renderTableText(
  { title, common, rows }: StudyTable,
  language: MessageLanguage = 'en',
): string {
  const { measures: titles, tables: words } = messagesIn[language].study;
  const lines = rows.flatMap((row) => linesOf(row, words));
  const width = Math.max(minimumLabelWidth, ...lines.map(([label]) => textWidth(label) + 1));
  const aligned = [['', ...measureNames.map((name) => titles[name])], ...lines].map(([label, ...cells]) =>
    `${padTextEnd(label, width)}${cells.map((cell) => padTextStart(cell, measureWidth)).join('')}`.trimEnd(),
  );
  const notes = [
    ...(rows.some(({ measures }) => (measures.rate?.count ?? 0) > 1) ? [words.intervalNote] : []),
    ...(rows.some(({ source }) => source === 'published') ? [words.publishedNote(words.published)] : []),
  ];
  return `${[title, ...common, '', ...aligned, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n')}\n`;
}

function linesOf(row: StudyTableRow, words: Messages['study']['tables']): string[][] {
  const means = measureNames.map((name) => meanText(name, row.measures[name], row.approximate));
  if (row.source === 'published') return [[`  ${row.model}*: ${row.label}`, ...means]];
  if (row.phase === 'base') return [[row.label, ...means]];
  return [
    [`${row.label} (${words.seeds(row.seeds)})`, ...means],
    ...spanLine(row, `  ${words.interval}`, ({ interval }) => interval && [interval.lower, interval.upper]),
    ...spanLine(row, `  ${words.range}`, ({ count, least, greatest }) =>
      count > 1 ? [least, greatest] : null,
    ),
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
