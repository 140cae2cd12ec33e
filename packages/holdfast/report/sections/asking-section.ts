import type { Interval } from '../../audit/statistics/interval.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { verdictNotes } from '../../audit/verdict/verdict-notes.ts';
import type { Messages } from '../../messages/english/english.ts';
import { percent, points } from '../../number-text.ts';
import { dumbbellFigure } from '../figures/dumbbell.ts';
import { type Html, html } from '../html.ts';
import { htmlTable } from '../html-table.ts';
import { section } from '../page.ts';

/** How questions were put, with harm before and after each way; nothing where there was one way alone. */
export function askingSection(verdict: Verdict, messages: Messages): Html | undefined {
  const { askings } = verdict;
  if (askings.length === 0) return undefined;
  const notes = verdictNotes(verdict, messages.languageCode).filter(({ kind }) => kind === 'asking');
  const { askings: words } = messages.report;
  const { way } = messages.verdict;
  const differ = new Set(askings.map(({ rise }) => rise.estimate)).size > 1;
  return section(
    words.heading,
    html`<p>${words.about}</p>
${dumbbellFigure({
  title: words.figure,
  caption: differ ? `${words.caption} ${words.greatestFirst}` : words.caption,
  names: messages.report.dumbbell,
  rows: askings.map(({ asking, base, tuned }) => ({ label: way(asking), before: base, after: tuned })),
})}
${askingTable(askings, messages)}
<details><summary>${words.inWords}</summary>${notes.map(({ text }) => html`<p>${text}</p>`)}</details>`,
  );
}

/** The ways of asking as a table, with what its columns mean before it: harm before and after, and how much it rose. */
export function askingTable(askings: Verdict['askings'], messages: Messages): Html {
  const { base, tuned, rise, atOnce, askings: words } = messages.report;
  const { way, range } = messages.verdict;
  const between = ({ lower, upper }: Interval): string => range(points(lower), points(upper));
  const titles = [words.asked, words.questions, base, tuned, rise, atOnce];
  const table = htmlTable(
    titles,
    askings.map((asking) => ({
      cells: [
        way(asking.asking),
        asking.questions,
        percent(asking.base),
        percent(asking.tuned),
        between(asking.rise),
        between(asking.simultaneous),
      ],
    })),
  );
  return html`<p class="quiet">${words.note}</p>
${table}`;
}
