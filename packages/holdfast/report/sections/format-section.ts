import type { Release } from '../../run/release/release.ts';
import { type Html, html } from '../html.ts';
import { section } from '../page.ts';

/** What became of the tuned model in each format that it was audited in; nothing where there was one alone. */
export function formatSection(release: Release | undefined): Html | undefined {
  if (!release || release.formats.length < 2) return undefined;
  return section(
    'What is released',
    html`<div class="scroll"><table>
<thead><tr><th scope="col">Format</th><th scope="col">Where</th><th scope="col">Verdict</th><th scope="col">Released</th><th scope="col">Why</th></tr></thead>
<tbody>
${release.formats.map(
  ({ format, model, outcome, released, reason }) =>
    html`<tr><td>${format}</td><td>${model}</td><td>${outcome}</td><td>${released ? 'yes' : 'no'}</td><td>${reason}</td></tr>
`,
)}</tbody></table></div>
<p class="quiet">Each was audited as the file that it is. The verdict above, and all that follows, is of the format that stands worst.</p>`,
  );
}
