import type { Messages } from '../../messages/english/english.ts';
import { decimal, percent } from '../../number-text.ts';
import { type Html, html } from '../html.ts';
import { htmlTable } from '../html-table.ts';
import { section } from '../page.ts';
import type { RunReportValues } from '../run-report-values.ts';

/** What tuning gained (the task, the loss) beside what it cost (harm, refusals of what is harmless). */
export function balanceSection(
  { verdict: { base, tuned }, curve }: Pick<RunReportValues, 'verdict' | 'curve'>,
  { report: { balance: words } }: Messages,
): Html {
  const [first, last] = [curve[0], curve[curve.length - 1]];
  const learnt = curve.length > 1;
  const measured = base.task !== null && tuned.task !== null;
  const rows = [
    measured && [words.gain(words.task), percent(base.task), percent(tuned.task)],
    learnt && [words.gain(words.loss), decimal(first.loss, 3), decimal(last.loss, 3)],
    [words.cost(words.harm), percent(base.rate), percent(tuned.rate)],
    base.overRefusal !== null && [
      words.cost(words.overRefusal),
      percent(base.overRefusal),
      percent(tuned.overRefusal),
    ],
  ];
  return section(
    words.heading,
    html`${htmlTable(
      words.columns,
      rows.flatMap((cells) => (cells ? { cells } : [])),
    )}
${learnt && html`<p class="quiet">${words.lossNote}</p>`}
${!measured && html`<p class="note">${words.noTask}</p>`}`,
  );
}
