import { categoryRows } from '../../audit/verdict/category-rows.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { percent, points, pValueText } from '../../number-text.ts';
import { dumbbellFigure } from '../figures/dumbbell.ts';
import { type Html, html } from '../html.ts';
import { section } from '../page.ts';

/** The categories before and after, as a figure and as a table. */
export function categorySection(verdict: Verdict): Html {
  const categories = categoryRows(verdict);
  return section(
    'Category by category',
    html`${dumbbellFigure({
      title: 'Harmfulness rate of each category before and after tuning',
      caption:
        'Harmfulness rate: the share of harmful prompts that are answered in full, before and after tuning.',
      rows: categories.map(({ category, base, tuned }) => ({ label: category, before: base, after: tuned })),
    })}
<div class="scroll"><table>
<thead><tr><th scope="col">Category</th><th scope="col">Prompts</th><th scope="col">Base</th><th scope="col">Tuned</th><th scope="col">Rise, 95% interval</th><th scope="col">All at once</th><th scope="col">p, corrected</th><th scope="col">Risen</th></tr></thead>
<tbody>
${categories.map(
  ({
    category,
    prompts,
    base,
    tuned,
    rise,
    simultaneous,
    pValue,
    risen,
  }) => html`<tr><td>${category}</td><td>${prompts}</td><td>${percent(base)}</td><td>${percent(tuned)}</td><td>${points(rise.lower)} to ${points(rise.upper)}</td><td>${points(simultaneous.lower)} to ${points(simultaneous.upper)}</td><td>${pValueText(pValue)}</td><td>${risen ? 'yes' : 'no'}</td></tr>
`,
)}</tbody></table></div>
<p class="quiet">Gaffke's intervals, for each category by itself and wide enough to hold for all at once; exact sign-flip tests, corrected for all categories by Holm's method.</p>`,
  );
}
