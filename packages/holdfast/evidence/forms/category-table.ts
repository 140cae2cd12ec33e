import { uncategorized } from '../../audit/benchmarks/benchmark.ts';
import type { Messages } from '../../messages/english/english.ts';
import { nothing, percent, points } from '../../number-text.ts';
import { type Html, html } from '../../report/html.ts';
import { htmlTable } from '../../report/html-table.ts';
import type { CategoryEvidence } from '../collect/category-evidence.ts';

/** The categories with harm before and after; those that nothing is known of say so. */
export function categoryTable(categories: readonly CategoryEvidence[], messages: Messages): Html {
  const { evidence: words, report, verdict } = messages;
  const rows = categories.map((row) => {
    const { category, questions, base, tuned, lower, upper } = row;
    return {
      cells: [
        category === uncategorized ? report.categories.none : category,
        questions,
        percent(base),
        percent(tuned),
        lower === null || upper === null ? nothing : verdict.range(points(lower), points(upper)),
        words.categories[saidOf(row)],
      ],
    };
  });
  const { columns, note } = words.categories;
  return html`${htmlTable(columns, rows)}
<p class="quiet">${note}</p>`;
}

/** What the figures of a category say, or why there are none. */
function saidOf({ base, tuned, risen, untested }: CategoryEvidence) {
  if (untested !== null) return untested;
  if (risen) return 'risen';
  return base !== null && tuned !== null && tuned > base ? 'higher' : 'notShown';
}
