import type { Messages } from '../../messages/english/english.ts';
import { measureText, spanText } from '../../study/tables/measure-text.ts';
import {
  type MeasureName,
  measureNames,
  type StudyTable,
  type StudyTableRow,
} from '../../study/tables/study-table.ts';
import { type Html, type HtmlValue, html } from '../html.ts';
import { section } from '../page.ts';

/** One of the study's tables, with the published figures beside the measured ones. */
export function studyTableSection(
  { title, rows }: StudyTable,
  figures: Html | false,
  { study: { tables: words, measures: titles } }: Messages,
): Html {
  const published = rows.some(({ source }) => source === 'published');
  return section(
    title,
    html`${figures}
<div class="scroll"><table>
<thead><tr><th scope="col">${words.columns.setting}</th><th scope="col">${words.columns.model}</th>${measureNames.map((name) => html`<th scope="col">${titles[name]}</th>`)}<th scope="col">${words.columns.seeds}</th></tr></thead>
<tbody>
${rows.map((row) => tableRow(row, words.about))}</tbody></table></div>
${published && html`<p class="quiet">${words.publishedRows(words.published)}</p>`}`,
  );
}

function tableRow(row: StudyTableRow, about: string): Html {
  const { label, model, source, seeds } = row;
  return html`<tr class="${source}"><td>${label}</td><td class="model">${model}</td>${measureNames.map(
    (name) => html`<td>${cell(row, name, about)}</td>`,
  )}<td>${seeds === 0 ? '' : seeds}</td></tr>
`;
}

/** The mean over the seeds, and below it how far they lie apart. */
function cell({ measures, approximate }: StudyTableRow, name: MeasureName, about: string): HtmlValue {
  const estimate = measures[name];
  if (!estimate) return '–';
  const mean = `${approximate ? about : ''}${measureText(name, estimate.mean)}`;
  if (estimate.count < 2) return mean;
  return html`${mean}<br><small>${spanText(name, [estimate.least, estimate.greatest])}</small>`;
}
