import type { Verdict } from '../../audit/verdict/verdict.ts';
import { verdictRows } from '../../audit/verdict/verdict-rows.ts';
import type { Messages } from '../../messages/english/english.ts';
import { type Html, html } from '../html.ts';
import { verdictColumns, verdictRowText } from '../verdict-row-text.ts';

/** Everything measured of both models side by side: a broken model must not look safe. */
export function measuresTable(verdict: Verdict, { languageCode, report }: Messages): Html {
  return html`<div class="scroll"><table>
<thead><tr>${verdictColumns(languageCode).map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>
${verdictRows(verdict, languageCode).map((row) => {
  const { title, base, tuned, change, interval } = verdictRowText(row, languageCode);
  return html`<tr><td>${title}</td><td>${base}</td><td>${tuned}</td><td>${change}</td><td>${interval}</td></tr>
`;
})}</tbody></table></div>
<p class="quiet">${report.measures.note}</p>`;
}
