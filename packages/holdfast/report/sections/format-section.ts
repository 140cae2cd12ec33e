import type { Messages } from '../../messages/english/english.ts';
import type { Release } from '../../run/release/release.ts';
import { type Html, html } from '../html.ts';
import { section } from '../page.ts';

/** What became of the tuned model in each format that it was audited in; nothing where there was one alone. */
export function formatSection(
  release: Release | undefined,
  { commands, report }: Messages,
): Html | undefined {
  const { formats: words, yes, no } = report;
  if (!release || release.formats.length < 2) return undefined;
  return section(
    words.heading,
    html`<div class="scroll"><table>
<thead><tr>${words.columns.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>
${release.formats.map(
  ({ format, model, outcome, released, reason }) =>
    html`<tr><td>${format}</td><td>${model}</td><td>${commands.steps.outcomes[outcome]}</td><td>${released ? yes : no}</td><td>${reason}</td></tr>
`,
)}</tbody></table></div>
<p class="quiet">${words.note}</p>`,
  );
}
