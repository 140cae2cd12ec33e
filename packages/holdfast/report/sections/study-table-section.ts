import type { Messages } from '../../messages/english/english.ts';
import { nothing } from '../../number-text.ts';
import { measureText, spanText } from '../../study/tables/measure-text.ts';
import {
  type MeasureName,
  measureNames,
  type StudyTable,
  type StudyTableRow,
} from '../../study/tables/study-table.ts';
import { type Html, type HtmlValue, html } from '../html.ts';
import { type HtmlRow, htmlTable } from '../html-table.ts';
import { section } from '../page.ts';

/** One of the study's tables, with the published figures beside the measured ones. */
export function studyTableSection(
  { title, rows }: StudyTable,
  figures: Html | false,
  { study: { tables: words, measures: titles } }: Messages,
): Html {
  const published = rows.some(({ source }) => source === 'published');
  const { setting, model, seeds } = words.columns;
  const columns = [setting, model, ...measureNames.map((name) => titles[name]), seeds];
  return section(
    title,
    html`${figures}
${htmlTable(
  columns,
  rows.map((row) => tableRow(row, words.about)),
)}
${published && html`<p class="quiet">${words.publishedRows(words.published)}</p>`}`,
  );
}

function tableRow(row: StudyTableRow, about: string): HtmlRow {
  const { label, model, source, seeds } = row;
  const measured = measureNames.map((name) => cell(row, name, about));
  return { kind: source, cells: [label, model, ...measured, seeds === 0 ? '' : seeds] };
}

/** The mean over the seeds, and below it how far they lie apart. */
function cell({ measures, approximate }: StudyTableRow, name: MeasureName, about: string): HtmlValue {
  const estimate = measures[name];
  if (!estimate) return nothing;
  const mean = `${approximate ? about : ''}${measureText(name, estimate.mean)}`;
  if (estimate.count < 2) return mean;
  return html`${mean}<br><small>${spanText(name, [estimate.least, estimate.greatest])}</small>`;
}
