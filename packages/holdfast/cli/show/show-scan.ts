import { duration } from '../../number-text.ts';
import type { ScanStepEvent } from '../../run/scan/scan-step.ts';
import { notLookedForText } from '../../scan/findings/not-looked-for.ts';
import { describeFile, type ScanSummary } from '../../scan/findings/scan-summary.ts';
import { placeText } from '../../scan/output/place-text.ts';
import { bar, type Output } from '../output.ts';

/** So many findings of one detector are printed for a person; programs and files get all. */
const printed = 50;

/** Tells a scan's events to a person and to programs, accepted findings left out. */
export function showScanEvent(output: Output): (event: ScanStepEvent) => void {
  const shown = new Map<string, number>();
  let place = '';
  return (event) => {
    switch (event.type) {
      case 'start':
        output.event(event);
        place = event.file.path;
        output.progress(`scan    ${describeFile(event.file)}`);
        return;
      case 'progress': {
        output.event(event);
        const { rows, bytes, totalBytes, bytesPerSecond, remainingSeconds } = event;
        const rate = `${(bytesPerSecond / 1e6).toFixed(0)} MB/s`;
        const left = remainingSeconds === undefined ? '' : `, ${duration(remainingSeconds)} left`;
        output.progress(
          `scan    ${bar(bytes / totalBytes)} ${rows.toLocaleString('en')} rows, ${rate}${left}`,
        );
        return;
      }
      case 'asking':
        output.event(event);
        output.progress(`ask     ${bar(event.rows / event.totalRows)} ${event.rows}/${event.totalRows} rows`);
        return;
      case 'finding': {
        const { finding } = event;
        if (event.accepted) return;
        output.event({ type: 'finding', ...finding });
        const count = (shown.get(finding.detector) ?? 0) + 1;
        shown.set(finding.detector, count);
        if (count === printed + 1) {
          output.line(`… more from ${finding.detector}; --findings and --html show them`);
        }
        if (count > printed) return;
        const line = finding.startLine ?? finding.line;
        // Several rows of a JSON list may stand in one line.
        const row = finding.row === undefined ? '' : `, row ${finding.row}`;
        const where = line === undefined ? place : `${place}:${line}${row}`;
        const within = placeText(finding);
        output.line(
          `${where}: ${finding.severity}: ${finding.reason}${within === '' ? '' : ` (${within})`} ${finding.remedy} [${finding.detector}]`,
        );
        return;
      }
      case 'fact':
        output.event(event);
        return;
      case 'end':
        output.event(event);
    }
  };
}

/** What it all comes to, in a few lines. */
export function showScanSummary(output: Output, summary: ScanSummary): void {
  const { description, rows, unusable, counts, accepted, decisions, seconds } = summary;
  const findings = counts.high + counts.medium + counts.low;
  const quiet = accepted > 0 ? `, ${accepted} more accepted` : '';
  const bad = unusable > 0 ? `, ${unusable} that cannot be read` : '';
  output.line(
    `${description}: ${rows} usable rows${bad}, ${findings} findings, ${counts.high} of them high${quiet} (${duration(seconds)})`,
  );
  for (const { name, text } of summary.facts) output.line(`${name}: ${text}`);
  for (const missing of summary.notLookedFor) output.line(`Not looked for: ${notLookedForText(missing)}`);
  const { drop, rewrite, flag } = decisions;
  if (drop + rewrite + flag > 0) {
    output.line(`Decisions: drop ${drop} rows, rewrite ${rewrite}, flag ${flag}`);
  }
}
