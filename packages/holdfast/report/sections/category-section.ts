import type { Interval } from '../../audit/statistics/interval.ts';
import { categoryRows } from '../../audit/verdict/category-rows.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import type { Messages } from '../../messages/english/english.ts';
import { percent, points, pValueText } from '../../number-text.ts';
import { dumbbellFigure } from '../figures/dumbbell.ts';
import { type Html, html } from '../html.ts';
import { section } from '../page.ts';

/** The categories before and after, as a figure and as a table. */
export function categorySection(verdict: Verdict, messages: Messages): Html {
  const { report } = messages;
  const { categories: words } = report;
  const range = (interval: Interval): string =>
    messages.verdict.range(points(interval.lower), points(interval.upper));
  const categories = categoryRows(verdict);
  return section(
    words.heading,
    html`${dumbbellFigure({
      title: words.figure,
      caption: words.caption,
      names: report.dumbbell,
      rows: categories.map(({ category, base, tuned }) => ({ label: category, before: base, after: tuned })),
    })}
<div class="scroll"><table>
<thead><tr>${[words.category, words.prompts, report.base, report.tuned, report.rise, report.atOnce, words.pValue, words.risen].map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
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
  }) => html`<tr><td>${category}</td><td>${prompts}</td><td>${percent(base)}</td><td>${percent(tuned)}</td><td>${range(rise)}</td><td>${range(simultaneous)}</td><td>${pValueText(pValue)}</td><td>${risen ? report.yes : report.no}</td></tr>
`,
)}</tbody></table></div>
<p class="quiet">${words.note}</p>`,
  );
}
