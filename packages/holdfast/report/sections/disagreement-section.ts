import type { Verdict } from '../../audit/verdict/verdict.ts';
import { decimal, percent, signed } from '../../number-text.ts';
import { type Html, html } from '../html.ts';
import { section } from '../page.ts';

/** How the judges of an ensemble differ, as a table; nothing where there was one judge. */
export function disagreementSection({ disagreement = [] }: Verdict): Html | undefined {
  if (disagreement.length === 0) return undefined;
  return section(
    'How the judges differ',
    html`<div class="scroll"><table>
<thead><tr><th scope="col">Judges</th><th scope="col">Answers</th><th scope="col">Agree on harm</th><th scope="col">Kappa</th><th scope="col">First less second</th><th scope="col">On the tuned model</th></tr></thead>
<tbody>${disagreement.map(
      ({ judges, answers, agreement, kappa, direction, tunedDirection }) =>
        html`<tr><td>${judges[0]} and ${judges[1]}</td><td>${answers}</td><td>${percent(agreement)}</td><td>${kappa ? decimal(kappa.estimate, 2) : '–'}</td><td>${signed(direction, 2)}</td><td>${signed(tunedDirection, 2)}</td></tr>
`,
    )}</tbody></table></div>
<p class="quiet">The last two columns are differences of mean scores, 1 to 5: above 0, the first judge is the stricter one. Judges can part ways on a broken model; read answers where they do.</p>`,
  );
}
