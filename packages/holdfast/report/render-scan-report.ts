import type { Conversation } from '../data/conversations/conversation.ts';
import { count, counted } from '../number-text.ts';
import type { FileFinding } from '../scan/file/inspect-block.ts';
import type { Severity } from '../scan/findings/finding.ts';
import { notLookedForText } from '../scan/findings/not-looked-for.ts';
import type { ScanSummary } from '../scan/findings/scan-summary.ts';
import { placeText } from '../scan/output/place-text.ts';
import { type Html, html } from './html.ts';
import { page, section } from './page.ts';
import { rowAround } from './sections/row-around.ts';

/** Everything that the report of a scan shows. */
export interface ScanReportValues {
  summary: ScanSummary;
  /** Those that are not accepted. */
  findings: readonly FileFinding[];
  /** Rows that findings are about, by line, where they are to be shown around them. */
  rows?: ReadonlyMap<number, Conversation>;
}

/** So many findings of each detector are shown; findings files hold all. */
export const shownFindings = 200;
const severities: readonly Severity[] = ['high', 'medium', 'low'];

/** The report of a scan as one HTML file: what was found, detector by detector, evidence folded away. */
export function renderScanReport({ summary, findings, rows = new Map() }: ScanReportValues): string {
  const byDetector = [...Map.groupBy(findings, ({ detector }) => detector)].sort(
    ([, a], [, b]) => rank(a) - rank(b) || b.length - a.length,
  );
  const byLine = Map.groupBy(findings, ({ line }) => line);
  const rowOf = (finding: FileFinding): Html | undefined => {
    const row = finding.line === undefined ? undefined : rows.get(finding.line);
    return row && rowAround(finding, row, byLine.get(finding.line) ?? []);
  };
  return page({
    title: `Scan of ${summary.path.split(/[\\/]/).at(-1) ?? ''}`,
    subtitle: 'What in this data would wear down a model, or teach it what it should not learn?',
    body: html`${box(summary)}
${section('The file', factList(summary))}
${section('Not looked for', unlookedList(summary))}
${byDetector.length > 0 && section('Findings by detector', detectorTable(byDetector))}
${byDetector.map(([detector, own]) => section(detector, findingList(own, summary, rowOf)))}`,
  });
}

function box({ counts, accepted, decisions }: ScanSummary): Html {
  const outcome = counts.high > 0 ? 'fail' : counts.medium > 0 ? 'inconclusive' : 'pass';
  const title = counts.high > 0 ? counted(counts.high, 'high finding') : 'No high findings';
  return html`<div class="verdict ${outcome}"><strong>${title}</strong>
<p>${counted(counts.medium, 'medium finding')} and ${count(counts.low)} low${accepted > 0 && `; ${count(accepted)} more are accepted in the baseline`}.</p>
<p>By the policy, ${counted(decisions.drop, 'row')} would be dropped, ${count(decisions.rewrite)} rewritten and ${count(decisions.flag)} flagged.</p></div>`;
}

function factList({ description, rows, unusable, facts }: ScanSummary): Html {
  return html`<dl><dt>Format</dt><dd>${description}</dd>
<dt>Rows</dt><dd>${count(rows)}${unusable > 0 && `, and ${count(unusable)} that cannot be read`}</dd>
${facts.map(({ name, text }) => html`<dt>${name}</dt><dd>${text}</dd>`)}</dl>`;
}

function unlookedList({ notLookedFor }: ScanSummary): Html {
  return html`<p>Nothing that is said here means that the data are free of these:</p>
<ul>${notLookedFor.map((missing) => html`<li>${notLookedForText(missing)}</li>`)}</ul>`;
}

function detectorTable(byDetector: readonly (readonly [string, readonly FileFinding[]])[]): Html {
  return html`<div class="scroll"><table><thead><tr><th scope="col">Detector</th>${severities.map((severity) => html`<th scope="col">${severity}</th>`)}</tr></thead>
<tbody>${byDetector.map(
    ([detector, own]) => html`<tr><td>${detector}</td>${severities.map(
      (severity) => html`<td>${count(own.filter((finding) => finding.severity === severity).length)}</td>`,
    )}</tr>
`,
  )}</tbody></table></div>`;
}

function findingList(
  findings: readonly FileFinding[],
  { entries }: ScanSummary,
  rowOf: (finding: FileFinding) => Html | undefined,
): Html {
  const ranked = severities.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  return html`${ranked.slice(0, shownFindings).map((finding) => findingDetails(finding, { entries, row: rowOf(finding) }))}
${ranked.length > shownFindings && html`<p class="quiet">The first ${shownFindings} of ${count(ranked.length)}.</p>`}`;
}

function findingDetails(
  finding: FileFinding,
  { entries, row }: { entries: boolean; row: Html | undefined },
): Html {
  const { severity, line, reason, remedy, evidence, fingerprint } = finding;
  const place = line === undefined ? 'the file' : `${entries ? 'row' : 'line'} ${line}`;
  const within = placeText(finding);
  return html`<details><summary>${reason} <span class="quiet">(${severity}; ${place}${within && `, ${within}`})</span></summary>
<p>${remedy}</p>
${evidence !== undefined && html`<blockquote>${evidence}</blockquote>`}
${row && html`<p class="quiet">In the row:</p>${row}`}
<p class="quiet">Fingerprint ${fingerprint}</p></details>
`;
}

function rank(findings: readonly FileFinding[]): number {
  return Math.min(...findings.map(({ severity }) => severities.indexOf(severity)));
}
