import { countsEntries, type DataFile } from '../../data/containers/data-file.ts';
import type { TextEdit } from '../../data/edit-row.ts';
import { formatNamed } from '../../data/formats/formats.ts';
import type { Fact } from '../detectors/detector.ts';
import type { FileFinding } from '../file/inspect-block.ts';
import type { FileScanEvent } from '../file/scan-file.ts';
import { type Decision, type DecisionPolicy, decideRow, editsOf } from './decide.ts';
import type { Severity } from './finding.ts';
import { type LookedWith, type NotLookedFor, notLookedFor } from './not-looked-for.ts';

/** A row that does not simply stay, and why. */
export interface RowDecision {
  line: number;
  decision: Exclude<Decision, 'keep'>;
  /** The findings about the row that are not accepted. */
  findings: readonly { detector: string; severity: Severity; fingerprint: string; reason: string }[];
}

/** What a scan comes to. */
export interface ScanSummary {
  path: string;
  /** For people, such as `OpenAI chat in JSONL, gzip`. */
  description: string;
  /** Whether rows are named by entry instead of line. */
  entries: boolean;
  rows: number;
  unusable: number;
  seconds: number;
  /** Findings that are not accepted, by severity. */
  counts: Record<Severity, number>;
  accepted: number;
  /** Rows that are flagged, rewritten and dropped. */
  decisions: Record<Exclude<Decision, 'keep'>, number>;
  /** Figures that detectors tell beside findings. */
  facts: readonly Fact[];
  /** What was not looked for, so that nothing is known of it. */
  notLookedFor: readonly NotLookedFor[];
}

/** Takes the events of a scan in and keeps what summaries, decisions and reports are made of. */
export interface ScanTally {
  /** Known once the scan has begun. */
  readonly file: DataFile | undefined;
  readonly findings: readonly FileFinding[];
  take(event: FileScanEvent): void;
  isAccepted(finding: FileFinding): boolean;
  summary(): ScanSummary;
  /** Rows that do not simply stay, in the file's order. */
  decisions(): RowDecision[];
  /** What is changed in a row that is rewritten. */
  edits(line: number): TextEdit[];
}

/** Starts a tally; `accepted` are the fingerprints of a baseline. */
export function scanTally({
  accepted,
  policy,
  looked,
}: {
  accepted: ReadonlySet<string>;
  policy: DecisionPolicy;
  looked: LookedWith;
}): ScanTally {
  const findings: FileFinding[] = [];
  const facts: Fact[] = [];
  const open = new Map<number, FileFinding[]>();
  let file: DataFile | undefined;
  let end = { rows: 0, unusable: 0, seconds: 0 };
  const isAccepted = ({ fingerprint }: FileFinding): boolean => accepted.has(fingerprint);
  const decided = (): RowDecision[] =>
    [...open]
      .sort(([a], [b]) => a - b)
      .flatMap(([line, own]) => {
        const decision = decideRow(own, policy);
        if (decision === 'keep') return [];
        const why = own.map(({ detector, severity, fingerprint, reason }) => ({
          detector,
          severity,
          fingerprint,
          reason,
        }));
        return [{ line, decision, findings: why }];
      });
  return {
    get file() {
      return file;
    },
    findings,
    isAccepted,
    take(event) {
      if (event.type === 'start') file = event.file;
      if (event.type === 'end') end = event;
      if (event.type === 'fact') facts.push(event.fact);
      if (event.type !== 'finding') return;
      const { finding } = event;
      findings.push(finding);
      if (finding.line === undefined || isAccepted(finding)) return;
      const own = open.get(finding.line);
      if (own) own.push(finding);
      else open.set(finding.line, [finding]);
    },
    decisions: decided,
    edits: (line) => editsOf(open.get(line) ?? [], policy),
    summary() {
      const counts = { high: 0, medium: 0, low: 0 };
      for (const finding of findings) if (!isAccepted(finding)) counts[finding.severity] += 1;
      const decisions = { flag: 0, rewrite: 0, drop: 0 };
      for (const { decision } of decided()) decisions[decision] += 1;
      const { rows, unusable, seconds } = end;
      return {
        path: file?.path ?? '',
        description: file ? describeFile(file) : '',
        entries: file ? countsEntries(file.container) : false,
        rows,
        unusable,
        seconds,
        counts,
        decisions,
        facts,
        notLookedFor: notLookedFor({ looked, facts }),
        accepted: findings.filter(isAccepted).length,
      };
    },
  };
}

/** What rows lie in, for people. */
export const containerTitles = {
  jsonl: 'JSONL',
  json: 'a JSON list',
  'json-sequence': 'JSON objects',
  csv: 'CSV',
  parquet: 'Parquet',
  arrow: 'Arrow',
};

/** What a file is, for people. */
export function describeFile({ container, format, compression }: DataFile): string {
  const title = format === undefined ? 'Rows of no known format' : formatNamed(format).title;
  return `${title} in ${containerTitles[container.kind]}${compression === 'none' ? '' : `, ${compression}`}`;
}
