import { count, counted } from '../../number-text.ts';
import type { Severity } from '../../scan/findings/finding.ts';
import { type Html, html } from '../html.ts';
import { section } from '../page.ts';
import type { RunReportValues } from '../run-report-values.ts';

/** So many findings are shown; the run folder holds all. */
const shown = 100;
const severities: readonly Severity[] = ['high', 'medium', 'low'];

/** What the scan found in the data and did with it, the gravest first, evidence folded away. */
export function findingsSection({
  findings,
  decisions = [],
}: Pick<RunReportValues, 'findings' | 'decisions'>): Html {
  const open = findings.filter(({ accepted }) => !accepted);
  const ranked = severities.flatMap((severity) => open.filter((finding) => finding.severity === severity));
  const decided = new Map(decisions.map(({ line, decision }) => [line, decision]));
  const rowsWith = (wanted: string): number => decisions.filter(({ decision }) => decision === wanted).length;
  const accepted = findings.length - open.length;
  return section(
    'Findings in the data',
    html`<p>${counted(rowsWith('drop'), 'row')} dropped, ${count(rowsWith('rewrite'))} rewritten, ${count(rowsWith('flag'))} flagged${accepted > 0 && `; ${counted(accepted, 'finding')} accepted in the baseline`}.</p>
${ranked.slice(0, shown).map((finding) => {
  const { detector, severity, line, reason, remedy, evidence } = finding;
  const place = line === undefined ? 'the file' : `row ${line}, ${decided.get(line) ?? 'kept'}`;
  return html`<details><summary>${reason} <span class="quiet">(${detector}, ${severity}; ${place})</span></summary>
<p>${remedy}</p>
${evidence !== undefined && html`<blockquote>${evidence}</blockquote>`}</details>
`;
})}
${ranked.length > shown && html`<p class="quiet">The first ${shown} of ${count(ranked.length)}; findings.jsonl holds all.</p>`}`,
  );
}
