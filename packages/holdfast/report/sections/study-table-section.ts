import { publishedMark } from '../../study/result/published.ts';
import { measureText, spanText } from '../../study/tables/measure-text.ts';
import {
  type MeasureName,
  measureNames,
  type StudyTable,
  type StudyTableRow,
  studyMeasureTitles,
} from '../../study/tables/study-table.ts';
import { type Html, type HtmlValue, html } from '../html.ts';
import { section } from '../page.ts';

/** One of the study's tables, with the published figures beside the measured ones. */
export function studyTableSection({ title, rows }: StudyTable, figures: Html | false): Html {
  const published = rows.some(({ source }) => source === 'published');
  return section(
    title,
    html`${figures}
<div class="scroll"><table>
<thead><tr><th scope="col">Setting</th><th scope="col">Model</th>${measureNames.map((name) => html`<th scope="col">${studyMeasureTitles[name]}</th>`)}<th scope="col">Seeds</th></tr></thead>
<tbody>
${rows.map(tableRow)}</tbody></table></div>
${published && html`<p class="quiet">Rows in italics: Qi et al., arXiv 2310.03693, ${publishedMark}; other models and other prompts.</p>`}`,
  );
}

function tableRow(row: StudyTableRow): Html {
  const { label, model, source, seeds } = row;
  return html`<tr class="${source}"><td>${label}</td><td class="model">${model}</td>${measureNames.map(
    (name) => html`<td>${cell(row, name)}</td>`,
  )}<td>${seeds === 0 ? '' : seeds}</td></tr>
`;
}

/** The mean over the seeds, and below it how far they lie apart. */
function cell({ measures, approximate }: StudyTableRow, name: MeasureName): HtmlValue {
  const estimate = measures[name];
  if (!estimate) return '–';
  const mean = `${approximate ? 'about ' : ''}${measureText(name, estimate.mean)}`;
  if (estimate.count < 2) return mean;
  return html`${mean}<br><small>${spanText(name, [estimate.least, estimate.greatest])}</small>`;
}
