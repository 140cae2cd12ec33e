import type { Messages } from '../../messages/english/english.ts';
import { decimal, nothing, percent } from '../../number-text.ts';
import { type Html, html } from '../html.ts';
import { htmlTable } from '../html-table.ts';
import { section } from '../page.ts';
import type { RunReportValues } from '../run-report-values.ts';

/** How a figure is written, and whether more of it is better. */
interface Shown {
  text: (value: number | null) => string;
  more?: boolean;
}

/** What tuning gained (the task, the loss) beside what it cost (harm, refusals of what is harmless). */
export function balanceSection(
  { verdict: { base, tuned }, curve }: Pick<RunReportValues, 'verdict' | 'curve'>,
  { report: { balance: words } }: Messages,
): Html {
  const [first, last] = [curve[0], curve[curve.length - 1]];
  const learnt = curve.length > 1;
  const measured = base.task !== null && tuned.task !== null;
  /** A row, headed by what became of it: less of a loss, of harm and of refusals is better, more of the task is. */
  const row = (what: string, before: number | null, after: number | null, { text, more = false }: Shown) => {
    const [shownBefore, shownAfter] = [text(before), text(after)];
    const rose = (after ?? 0) > (before ?? 0);
    const head = rose === more ? words.gain : words.cost;
    return [(shownBefore === shownAfter ? words.same : head)(what), shownBefore, shownAfter];
  };
  const loss = (value: number | null): string => (value === null ? nothing : decimal(value, 3));
  const rows = [
    measured && row(words.task, base.task, tuned.task, { text: percent, more: true }),
    learnt && row(words.loss, first.loss, last.loss, { text: loss }),
    row(words.harm, base.rate, tuned.rate, { text: percent }),
    base.overRefusal !== null &&
      row(words.overRefusal, base.overRefusal, tuned.overRefusal, { text: percent }),
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
