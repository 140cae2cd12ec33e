import { type Html, type HtmlValue, html } from './html.ts';

/** A row of a table: its cells in the order of the columns, and a class of its own where it has one. */
export interface HtmlRow {
  cells: readonly HtmlValue[];
  kind?: string;
}

/** More columns than these, or cells of longer texts, are shown on a narrow screen as a card a row. */
const most = { columns: 4, letters: 40 };

/** Stands for a value that there is none of; a card leaves it out. */
const nothing = '–';

/** A table. Every cell knows the title of its column, which stands beside it where a narrow screen shows cards. */
export function htmlTable(columns: readonly string[], rows: readonly HtmlRow[]): Html {
  const isLong = (cell: HtmlValue): boolean => typeof cell === 'string' && cell.length > most.letters;
  const cards = columns.length > most.columns || rows.some(({ cells }) => cells.some(isLong));
  const kindOf = (cell: HtmlValue): HtmlValue =>
    isLong(cell) ? html` class="text"` : cell === nothing && html` class="nothing"`;
  const cellMarkup = (cell: HtmlValue, at: number): Html =>
    html`<td${kindOf(cell)} data-title="${columns[at]}">${cell}</td>`;
  return html`<div class="scroll"><table${cards && html` class="cards"`}>
<thead><tr>${columns.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ({ cells, kind }) => html`<tr${kind !== undefined && html` class="${kind}"`}>${cells.map(cellMarkup)}</tr>
`,
)}</tbody></table></div>`;
}
