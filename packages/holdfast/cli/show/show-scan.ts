import { duration } from '../../number-text.ts';
import type { ScanStepEvent } from '../../run/scan/scan-step.ts';
import { factText } from '../../scan/detectors/word-fact.ts';
import type { Severity } from '../../scan/findings/finding.ts';
import { notLookedForText } from '../../scan/findings/not-looked-for.ts';
import { describeFile, type ScanSummary } from '../../scan/findings/scan-summary.ts';
import { findingText } from '../../scan/findings/word-finding.ts';
import { placeText } from '../../scan/output/place-text.ts';
import type { CommandContext } from '../command.ts';
import { bar } from '../output.ts';
import { stepLabel } from './step-label.ts';

/** So many findings of one detector are printed for a person, so that slight ones do not bury grave ones; programs and files get all. */
const printed: Readonly<Record<Severity, number>> = { high: 50, medium: 20, low: 5 };

/** Who is told, and in what words. */
type Telling = Pick<CommandContext, 'output' | 'messages'>;

/** Tells a scan's events to a person and to programs, accepted findings left out. */
export function showScanEvent({ output, messages }: Telling): (event: ScanStepEvent) => void {
  const { scan } = messages;
  const shown = new Map<string, number>();
  let place = '';
  return (event) => {
    switch (event.type) {
      case 'start':
        output.event(event);
        place = event.file.path;
        output.progress(`${stepLabel('scan', output)}${scan.described(describeFile(event.file))}`);
        return;
      case 'progress': {
        output.event(event);
        const { rows, bytes, totalBytes, bytesPerSecond, remainingSeconds } = event;
        const rate = `${(bytesPerSecond / 1e6).toFixed(0)} MB/s`;
        const left = remainingSeconds === undefined ? '' : duration(remainingSeconds, output.language);
        const progress = scan.progress({ rows: rows.toLocaleString('en'), rate, left });
        output.progress(`${stepLabel('scan', output)}${bar(bytes / totalBytes)} ${progress}`);
        return;
      }
      case 'asking':
        output.event(event);
        output.progress(
          `ask     ${bar(event.rows / event.totalRows)} ${scan.asking({ done: event.rows, total: event.totalRows })}`,
        );
        return;
      case 'finding': {
        const { finding } = event;
        if (event.accepted) return;
        output.event({ type: 'finding', ...finding });
        const { detector, severity } = finding;
        const kind = `${severity}/${detector}`;
        const count = (shown.get(kind) ?? 0) + 1;
        shown.set(kind, count);
        if (count === printed[severity] + 1) output.line(scan.more(detector));
        if (count > printed[severity]) return;
        const line = finding.startLine ?? finding.line;
        // Several rows of a JSON list may stand in one line.
        const row = finding.row === undefined ? '' : `, ${scan.places.row(finding.row)}`;
        const where = line === undefined ? place : `${place}:${line}${row}`;
        const within = placeText(finding, messages);
        const { reason, remedy } = findingText(finding, messages);
        output.line(
          `${where}: ${scan.severities[severity]}: ${reason}${within === '' ? '' : ` (${within})`} ${remedy} [${detector}]`,
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
export function showScanSummary({ output, messages }: Telling, summary: ScanSummary): void {
  const { scan } = messages;
  const { description, rows, unusable, counts, accepted, decisions, seconds } = summary;
  const { high } = counts;
  const findings = high + counts.medium + counts.low;
  const took = duration(seconds, output.language);
  output.line(scan.summary({ description, rows, unusable, findings, high, accepted, took }));
  for (const fact of summary.facts) {
    const { name, text } = factText(fact, messages);
    output.line(`${name}: ${text}`);
  }
  for (const missing of summary.notLookedFor) {
    output.line(scan.notLookedFor(notLookedForText(missing, messages)));
  }
  const { drop, rewrite, flag } = decisions;
  if (drop + rewrite + flag > 0) output.line(scan.decisions(decisions));
}
