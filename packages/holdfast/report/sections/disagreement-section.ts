import type { Verdict } from '../../audit/verdict/verdict.ts';
import type { Messages } from '../../messages/english/english.ts';
import { decimal, percent, signed } from '../../number-text.ts';
import { type Html, html } from '../html.ts';
import { section } from '../page.ts';

/** How the judges of an ensemble differ, as a table; nothing where there was one judge. */
export function disagreementSection(
  { disagreement = [] }: Verdict,
  { report: { disagreement: words } }: Messages,
): Html | undefined {
  if (disagreement.length === 0) return undefined;
  return section(
    words.heading,
    html`<div class="scroll"><table>
<thead><tr>${words.columns.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${disagreement.map(
      ({ judges, answers, agreement, kappa, direction, tunedDirection }) =>
        html`<tr><td>${words.pair(judges[0], judges[1])}</td><td>${answers}</td><td>${percent(agreement)}</td><td>${kappa ? decimal(kappa.estimate, 2) : '–'}</td><td>${signed(direction, 2)}</td><td>${signed(tunedDirection, 2)}</td></tr>
`,
    )}</tbody></table></div>
<p class="quiet">${words.note}</p>`,
  );
}
