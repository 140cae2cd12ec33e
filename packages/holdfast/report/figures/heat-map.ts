import { percent } from '../../number-text.ts';
import { type Html, type HtmlValue, svg } from '../html.ts';
import { type Canvas, figure } from './figure.ts';

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
  const draw = ({ width, narrow }: Canvas): { height: number; marks: HtmlValue } => {
    // On a narrow canvas the name of a row stands above its fields.
    const left = narrow ? 4 : 150;
    const above = narrow ? 20 : 0;
    const cell = 40;
    const rowHeight = cell + above;
    const fieldWidth = (width - left - 10) / columns.length;
    const fields = rows.flatMap((row, r) =>
      columns.map((column, c) => {
        const value = valueAt(r, c);
        const x = left + c * fieldWidth;
        const y = 30 + r * rowHeight + above;
        const valueText = percent(value);
        return svg`<g><title>${`${row}, ${column}: ${valueText}`}</title><rect class="heat" x="${x + 1}" y="${y + 1}" width="${fieldWidth - 2}" height="${cell - 2}" rx="3" fill-opacity="${0.06 + 0.6 * (value ?? 0)}"/><text x="${x + fieldWidth / 2}" y="${y + cell / 2 + 4}" text-anchor="middle">${valueText}</text></g>`;
      }),
    );
    const rowLabels = rows.map((row, r) =>
      narrow
        ? svg`<text x="${left}" y="${44 + r * rowHeight}">${row}</text>`
        : svg`<text x="${left - 10}" y="${30 + r * rowHeight + cell / 2 + 4}" text-anchor="end">${row}</text>`,
    );
    const columnLabels = columns.map(
      (column, c) =>
        svg`<text class="label" x="${left + (c + 0.5) * fieldWidth}" y="20" text-anchor="middle">${column}</text>`,
    );
    return { height: 36 + rows.length * rowHeight, marks: [columnLabels, rowLabels, fields] };
  };
  return figure({ title, caption, draw });
}
