import { uncategorized } from '../../audit/benchmarks/benchmark.ts';
import type { Interval } from '../../audit/statistics/interval.ts';
import { categoryRows } from '../../audit/verdict/category-rows.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { verdictNotes } from '../../audit/verdict/verdict-notes.ts';
import type { Messages } from '../../messages/english/english.ts';
import { percent, points, pValueText } from '../../number-text.ts';
import { dumbbellFigure } from '../figures/dumbbell.ts';
import { type Html, html } from '../html.ts';
import { htmlTable } from '../html-table.ts';
import { section } from '../page.ts';

/** The categories before and after, as a figure and as a table. */
export function categorySection(verdict: Verdict, messages: Messages): Html {
  const { report } = messages;
  const { categories: words } = report;
  const range = (interval: Interval): string =>
    messages.verdict.range(points(interval.lower), points(interval.upper));
  const categories = categoryRows(verdict).map((row) => ({
    ...row,
    category: row.category === uncategorized ? words.none : row.category,
  }));
  const notes = verdictNotes(verdict, messages.languageCode).filter(({ kind }) => kind === 'category');
  const columns = [
    words.category,
    words.prompts,
    report.base,
    report.tuned,
    report.rise,
    report.atOnce,
    words.pValue,
    words.risen,
  ];
  const rows = categories.map(({ category, prompts, base, tuned, rise, simultaneous, pValue, risen }) => ({
    cells: [
      category,
      prompts,
      percent(base),
      percent(tuned),
      range(rise),
      range(simultaneous),
      pValueText(pValue),
      risen ? report.yes : report.no,
    ],
  }));
  return section(
    words.heading,
    html`${dumbbellFigure({
      title: words.figure,
      caption: words.caption,
      names: report.dumbbell,
      rows: categories.map(({ category, base, tuned }) => ({ label: category, before: base, after: tuned })),
    })}
${htmlTable(columns, rows)}
<p class="quiet">${words.note}</p>
${notes.length > 0 && html`<details><summary>${words.inWords}</summary>${notes.map(({ text }) => html`<p>${text}</p>`)}</details>`}`,
  );
}
