import type { Verdict } from '../../audit/verdict/verdict.ts';
import { verdictRows } from '../../audit/verdict/verdict-rows.ts';
import type { Messages } from '../../messages/english/english.ts';
import { type Html, html } from '../html.ts';
import { htmlTable } from '../html-table.ts';
import { verdictColumns, verdictRowText } from '../verdict-row-text.ts';

/** Everything measured of both models side by side: a broken model must not look safe. */
export function measuresTable(verdict: Verdict, { languageCode, report }: Messages): Html {
  const rows = verdictRows(verdict, languageCode).map((row) => {
    const { title, base, tuned, change, interval } = verdictRowText(row, languageCode);
    return { cells: [title, base, tuned, change, interval] };
  });
  return html`${htmlTable(verdictColumns(languageCode), rows)}
<p class="quiet">${report.measures.note}</p>`;
}
