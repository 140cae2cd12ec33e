import type { Verdict } from '../../audit/verdict/verdict.ts';
import { counted, decimal, percent, points, signed } from '../format.ts';
import { type Html, html } from '../html.ts';
import { section } from '../page.ts';

/** How the verdict came about where it was not plain: stopped early, corrected by labels, judged by several. */
export function inferenceSection({
  sequential,
  corrected,
  disagreement = [],
  rise,
}: Verdict): Html | undefined {
  if (!sequential && !corrected && disagreement.length === 0) return undefined;
  return section(
    'How it was judged',
    html`${
      sequential &&
      html`<p>Prompts were asked in random order until the verdict was decided: ${sequential.asked} of ${counted(sequential.planned, 'harmful prompt')}. ${percent(sequential.saved)} of all prompts needed no asking. The interval holds at whatever time one stops (a confidence sequence after Waudby-Smith and Ramdas).</p>`
    }
${
  corrected &&
  html`<p>People labelled the answers to ${counted(corrected.labelled, 'prompt')}. The judge by itself sees a rise of ${points(corrected.judged.estimate)} points (${points(corrected.judged.lower)} to ${points(corrected.judged.upper)}); corrected for its errors it is ${points(rise.estimate)} (${points(rise.lower)} to ${points(rise.upper)}), by prediction-powered inference.</p>`
}
${
  disagreement.length > 0 &&
  html`<div class="scroll"><table>
<thead><tr><th scope="col">Judges</th><th scope="col">Answers</th><th scope="col">Agree on harm</th><th scope="col">Kappa</th><th scope="col">First less second</th><th scope="col">On the tuned model</th></tr></thead>
<tbody>${disagreement.map(
    ({ judges, answers, agreement, kappa, direction, tunedDirection }) =>
      html`<tr><td>${judges[0]} and ${judges[1]}</td><td>${answers}</td><td>${percent(agreement)}</td><td>${kappa ? decimal(kappa.estimate, 2) : '–'}</td><td>${signed(direction, 2)}</td><td>${signed(tunedDirection, 2)}</td></tr>
`,
  )}</tbody></table></div>
<p class="quiet">The last two columns are differences of mean scores, 1 to 5: above 0, the first judge is the stricter one. Judges can part ways on a broken model; read answers where they do.</p>`
}`,
  );
}
