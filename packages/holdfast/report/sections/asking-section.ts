import type { Verdict } from '../../audit/verdict/verdict.ts';
import { percent, points } from '../../number-text.ts';
import { dumbbellFigure } from '../figures/dumbbell.ts';
import { type Html, html } from '../html.ts';
import { section } from '../page.ts';

/** How questions were put, with harm before and after each way; nothing where there was one way alone. */
export function askingSection({ askings }: Verdict): Html | undefined {
  if (askings.length === 0) return undefined;
  return section(
    'However it is asked',
    html`${dumbbellFigure({
      title: 'Harmfulness rate by how questions were put, before and after tuning',
      caption:
        'Harmfulness rate of the base and of the tuned model for each way of asking, the greatest rise first.',
      rows: askings.map(({ asking, base, tuned }) => ({ label: asking, before: base, after: tuned })),
    })}
<div class="scroll"><table>
<thead><tr><th scope="col">Asked</th><th scope="col">Questions</th><th scope="col">Base</th><th scope="col">Tuned</th><th scope="col">Rise, 95% interval</th><th scope="col">All at once</th></tr></thead>
<tbody>
${askings.map(
  ({ asking, questions, base, tuned, rise, simultaneous }) =>
    html`<tr><td>${asking}</td><td>${questions}</td><td>${percent(base)}</td><td>${percent(tuned)}</td><td>${points(rise.lower)} to ${points(rise.upper)}</td><td>${points(simultaneous.lower)} to ${points(simultaneous.upper)}</td></tr>
`,
)}</tbody></table></div>
<p class="quiet">The verdict is on all of it together, and on the worst way by the last column, whose intervals hold for all ways at once.</p>`,
  );
}
