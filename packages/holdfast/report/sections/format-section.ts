import type { Messages } from '../../messages/english/english.ts';
import type { Release } from '../../run/release/release.ts';
import { type Html, html } from '../html.ts';
import { htmlTable } from '../html-table.ts';
import { section } from '../page.ts';

/** What became of the tuned model in each format that it was audited in; nothing where there was one alone. */
export function formatSection(
  release: Release | undefined,
  { commands, report }: Messages,
): Html | undefined {
  const { formats: words, yes, no } = report;
  if (!release || release.formats.length < 2) return undefined;
  const rows = release.formats.map(({ format, model, outcome, released, reason }) => ({
    cells: [format, model, commands.steps.outcomes[outcome], released ? yes : no, reason],
  }));
  return section(
    words.heading,
    html`${htmlTable(words.columns, rows)}
<p class="quiet">${words.note}</p>`,
  );
}
