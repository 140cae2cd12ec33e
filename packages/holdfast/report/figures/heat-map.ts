import { percent } from '../../number-text.ts';
import { type Html, svg } from '../html.ts';
import { figure, figureWidth } from './figure.ts';

/** Shares in a grid of named rows and columns; the value stands in each field. */
export function heatMap({
  title,
  caption,
  rows,
  columns,
  valueAt,
}: {
  title: string;
  caption: string;
  rows: readonly string[];
  columns: readonly string[];
  valueAt: (row: number, column: number) => number | null;
}): Html {
  const left = 150;
  const width = (figureWidth - left - 10) / columns.length;
  const cell = 40;
  const fields = rows.flatMap((row, r) =>
    columns.map((column, c) => {
      const value = valueAt(r, c);
      const x = left + c * width;
      const y = 30 + r * cell;
      const valueText = percent(value);
      return svg`<g><title>${`${row}, ${column}: ${valueText}`}</title><rect class="heat" x="${x + 1}" y="${y + 1}" width="${width - 2}" height="${cell - 2}" rx="3" fill-opacity="${0.06 + 0.6 * (value ?? 0)}"/><text x="${x + width / 2}" y="${y + cell / 2 + 4}" text-anchor="middle">${valueText}</text></g>`;
    }),
  );
  const rowLabels = rows.map(
    (row, r) =>
      svg`<text x="${left - 10}" y="${30 + r * cell + cell / 2 + 4}" text-anchor="end">${row}</text>`,
  );
  const columnLabels = columns.map(
    (column, c) =>
      svg`<text class="label" x="${left + (c + 0.5) * width}" y="20" text-anchor="middle">${column}</text>`,
  );
  return figure({
    title,
    caption,
    height: 36 + rows.length * cell,
    marks: [columnLabels, rowLabels, fields],
  });
}
