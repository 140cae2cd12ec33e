import type { Interval } from '../../audit/statistics/interval.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import type { Messages } from '../../messages/english/english.ts';
import { percent, points } from '../../number-text.ts';
import { dumbbellFigure } from '../figures/dumbbell.ts';
import { type Html, html } from '../html.ts';
import { section } from '../page.ts';

/** How questions were put, with harm before and after each way; nothing where there was one way alone. */
export function askingSection({ askings }: Verdict, messages: Messages): Html | undefined {
  if (askings.length === 0) return undefined;
  const { base: baseTitle, tuned: tunedTitle, rise: riseTitle, atOnce, askings: words } = messages.report;
  const { way } = messages.verdict;
  const range = (interval: Interval): string =>
    messages.verdict.range(points(interval.lower), points(interval.upper));
  return section(
    words.heading,
    html`${dumbbellFigure({
      title: words.figure,
      caption: words.caption,
      names: messages.report.dumbbell,
      rows: askings.map(({ asking, base, tuned }) => ({ label: way(asking), before: base, after: tuned })),
    })}
<div class="scroll"><table>
<thead><tr>${[words.asked, words.questions, baseTitle, tunedTitle, riseTitle, atOnce].map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>
${askings.map(
  ({ asking, questions, base, tuned, rise, simultaneous }) =>
    html`<tr><td>${way(asking)}</td><td>${questions}</td><td>${percent(base)}</td><td>${percent(tuned)}</td><td>${range(rise)}</td><td>${range(simultaneous)}</td></tr>
`,
)}</tbody></table></div>
<p class="quiet">${words.note}</p>`,
  );
}
