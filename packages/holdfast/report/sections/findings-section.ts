import type { Messages } from '../../messages/english/english.ts';
import type { Severity } from '../../scan/findings/finding.ts';
import { findingText } from '../../scan/findings/word-finding.ts';
import { type Html, html } from '../html.ts';
import { section } from '../page.ts';
import type { RunReportValues } from '../run-report-values.ts';

/** So many findings are shown; the run folder holds all. */
const shown = 100;
const severities: readonly Severity[] = ['high', 'medium', 'low'];

/** What the scan found in the data and did with it, the gravest first, evidence folded away. */
export function findingsSection(
  { findings, decisions = [] }: Pick<RunReportValues, 'findings' | 'decisions'>,
  messages: Messages,
): Html {
  const { findings: words } = messages.report;
  const { places, severities: names } = messages.scan;
  const open = findings.filter(({ accepted }) => !accepted);
  const ranked = severities.flatMap((severity) => open.filter((finding) => finding.severity === severity));
  const decided = new Map(decisions.map(({ line, decision }) => [line, decision]));
  const rowsWith = (wanted: string): number => decisions.filter(({ decision }) => decision === wanted).length;
  const accepted = findings.length - open.length;
  const low = ranked.filter(({ severity }) => severity === 'low');
  const grave = ranked.slice(0, Math.min(shown, ranked.length - low.length));
  const folded = (finding: (typeof ranked)[number]): Html => {
    const { detector, severity, line, evidence } = finding;
    const { reason, remedy } = findingText(finding, messages);
    const place =
      line === undefined
        ? places.file
        : words.place(places.row(line), words.decisions[decided.get(line) ?? 'keep']);
    return html`<details><summary>${reason} <span class="quiet">(${detector}, ${names[severity]}; ${place})</span></summary>
<p>${remedy}</p>
${evidence !== undefined && html`<blockquote>${evidence}</blockquote>`}</details>
`;
  };
  return section(
    words.heading,
    html`<p>${words.decided({ drop: rowsWith('drop'), rewrite: rowsWith('rewrite'), flag: rowsWith('flag'), accepted })}</p>
${grave.map(folded)}
${
  low.length > 0 &&
  html`<details class="slight"><summary>${words.low(low.length)}</summary>
${low.slice(0, shown - grave.length).map(folded)}</details>
<p class="quiet on-paper">${words.onPaper}</p>`
}
${ranked.length > shown && html`<p class="quiet">${words.note(shown, ranked.length)}</p>`}`,
  );
}
