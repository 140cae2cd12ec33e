import type { Verdict } from '../../audit/verdict/verdict.ts';
import type { Messages } from '../../messages/english/english.ts';
import { decimal, nothing, percent, signed } from '../../number-text.ts';
import { type Html, html } from '../html.ts';
import { htmlTable } from '../html-table.ts';
import { section } from '../page.ts';

/** How the judges of an ensemble differ, as a table; nothing where there was one judge. */
export function disagreementSection(
  { disagreement = [] }: Verdict,
  { report: { disagreement: words } }: Messages,
): Html | undefined {
  if (disagreement.length === 0) return undefined;
  const rows = disagreement.map(({ judges, answers, agreement, kappa, direction, tunedDirection }) => ({
    cells: [
      words.pair(judges[0], judges[1]),
      answers,
      percent(agreement),
      kappa ? decimal(kappa.estimate, 2) : nothing,
      signed(direction, 2),
      signed(tunedDirection, 2),
    ],
  }));
  return section(
    words.heading,
    html`${htmlTable(words.columns, rows)}
<p class="quiet">${words.note}</p>`,
  );
}
