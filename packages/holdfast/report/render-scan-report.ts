import type { Conversation } from '../data/conversations/conversation.ts';
import type { Messages } from '../messages/english/english.ts';
import { messagesIn } from '../messages/messages.ts';
import { count } from '../number-text.ts';
import { factText } from '../scan/detectors/word-fact.ts';
import type { FileFinding } from '../scan/file/inspect-block.ts';
import type { Severity } from '../scan/findings/finding.ts';
import { notLookedForText } from '../scan/findings/not-looked-for.ts';
import type { ScanSummary } from '../scan/findings/scan-summary.ts';
import { findingText } from '../scan/findings/word-finding.ts';
import { placeText } from '../scan/output/place-text.ts';
import { type Html, html } from './html.ts';
import { htmlTable } from './html-table.ts';
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
export function renderScanReport(
  { summary, findings, rows = new Map() }: ScanReportValues,
  messages: Messages = messagesIn.en,
): string {
  const words = messages.scan.report;
  const byDetector = [...Map.groupBy(findings, ({ detector }) => detector)].sort(
    ([, a], [, b]) => rank(a) - rank(b) || b.length - a.length,
  );
  const byLine = Map.groupBy(findings, ({ line }) => line);
  const rowOf = (finding: FileFinding): Html | undefined => {
    const row = finding.line === undefined ? undefined : rows.get(finding.line);
    return row && rowAround(finding, row, { ofRow: byLine.get(finding.line) ?? [], messages });
  };
  return page({
    title: words.title(summary.path.split(/[\\/]/).at(-1) ?? ''),
    subtitle: words.subtitle,
    language: messages.languageCode,
    body: html`${box(summary, messages)}
${section(words.file, factList(summary, messages))}
${section(words.notLookedFor, unlookedList(summary, messages))}
${byDetector.length > 0 && section(words.byDetector, detectorTable(byDetector, messages))}
${byDetector.map(([detector, own]) => section(detector, findingList(own, { summary, rowOf, messages })))}`,
  });
}

function box({ counts, accepted, decisions }: ScanSummary, { scan: { report } }: Messages): Html {
  const { high, medium, low } = counts;
  const outcome = high > 0 ? 'fail' : medium > 0 ? 'inconclusive' : 'pass';
  return html`<div class="verdict ${outcome}"><strong>${report.high(high)}</strong>
<p>${report.others({ medium, low, accepted })}</p>
<p>${report.byPolicy(decisions)}</p></div>`;
}

function factList({ description, rows, unusable, facts }: ScanSummary, messages: Messages): Html {
  const { described, report } = messages.scan;
  return html`<dl><dt>${report.format}</dt><dd>${described(description)}</dd>
<dt>${report.rows}</dt><dd>${report.rowCount(rows, unusable)}</dd>
${facts.map((fact) => {
  const { name, text } = factText(fact, messages);
  return html`<dt>${name}</dt><dd>${text}</dd>`;
})}</dl>`;
}

function unlookedList({ notLookedFor }: ScanSummary, messages: Messages): Html {
  return html`<p>${messages.scan.report.nothingSaid}</p>
<ul>${notLookedFor.map((missing) => html`<li>${notLookedForText(missing, messages)}</li>`)}</ul>`;
}

function detectorTable(
  byDetector: readonly (readonly [string, readonly FileFinding[]])[],
  { scan }: Messages,
): Html {
  const columns = [scan.report.detector, ...severities.map((severity) => scan.severities[severity])];
  const rows = byDetector.map(([detector, own]) => ({
    cells: [
      detector,
      ...severities.map((severity) => count(own.filter((finding) => finding.severity === severity).length)),
    ],
  }));
  return htmlTable(columns, rows);
}

function findingList(
  findings: readonly FileFinding[],
  {
    summary: { entries },
    rowOf,
    messages,
  }: { summary: ScanSummary; rowOf: (finding: FileFinding) => Html | undefined; messages: Messages },
): Html {
  const ranked = severities.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  return html`${ranked.slice(0, shownFindings).map((finding) => findingDetails(finding, { entries, row: rowOf(finding), messages }))}
${ranked.length > shownFindings && html`<p class="quiet">${messages.scan.report.firstOf(shownFindings, ranked.length)}</p>`}`;
}

function findingDetails(
  finding: FileFinding,
  { entries, row, messages }: { entries: boolean; row: Html | undefined; messages: Messages },
): Html {
  const { severity, line, evidence, fingerprint } = finding;
  const { places, report, severities: names } = messages.scan;
  const place = line === undefined ? places.file : entries ? places.row(line) : places.line(line);
  const within = placeText(finding, messages);
  const { reason, remedy } = findingText(finding, messages);
  return html`<details><summary>${reason} <span class="quiet">(${names[severity]}; ${place}${within && `, ${within}`})</span></summary>
<p>${remedy}</p>
${evidence !== undefined && html`<blockquote>${messages.scan.evidence(evidence)}</blockquote>`}
${row && html`<p class="quiet">${report.inRow}</p>${row}`}
<p class="quiet">${report.fingerprint(fingerprint)}</p></details>
`;
}

function rank(findings: readonly FileFinding[]): number {
  return Math.min(...findings.map(({ severity }) => severities.indexOf(severity)));
}
