import { csvField } from '../../data/files/csv-field.ts';
import { settingNames } from '../settings/settings-text.ts';
import { measureNames, type StudyTable } from './study-table.ts';

/** The tables as one CSV file (RFC 4180) with plain numbers: shares from 0 to 1, nothing where nothing was measured. */
export function renderTablesCsv(tables: readonly StudyTable[]): string {
  const header = [
    ...['table', 'setting', 'model', 'source', 'approximate', 'phase'],
    ...settingNames,
    'seeds',
    ...measureNames.flatMap((name) => [name, ...spans.map((span) => `${name} ${span}`)]),
  ];
  const rows = tables.flatMap(({ name: table, rows }) =>
    rows.map(({ label, model, source, approximate, phase, settings, seeds, measures }) => [
      ...[table, label, model, source, approximate, phase],
      ...settingNames.map((name) => settings?.[name]),
      seeds,
      ...measureNames.flatMap((name) => {
        const estimate = measures[name];
        const { lower, upper } = estimate?.interval ?? {};
        const range = estimate?.interval ? [estimate.least, estimate.greatest] : [undefined, undefined];
        return [estimate?.mean, lower, upper, ...range];
      }),
    ]),
  );
  return [header, ...rows].map((fields) => `${fields.map(csvField).join(',')}\r\n`).join('');
}

const spans = ['lower', 'upper', 'least', 'greatest'] as const;
