import type { Row } from '../data/conversations/conversation.ts';
import { parseValue, type ReadLine } from '../data/parse-row.ts';
import { readRows } from '../data/read-conversations.ts';
import { type Detector, type Fact, findingOf, type ModelDetector } from '../scan/detectors/detector.ts';
import type { Finding } from '../scan/findings/finding.ts';
import { type NotLookedFor, notLookedFor } from '../scan/findings/not-looked-for.ts';
import { fileJudge, rowInspector } from '../scan/inspect-rows.ts';
import type { RiskSettings } from '../scan/risk/data-set-risk.ts';
import { type ScanRisk, scanRisk } from '../scan/risk/scan-risk.ts';
import { builtInDetectors } from '../scan/scan-rows.ts';

/** What is scanned, and by which detectors. */
export interface ScanRequest {
  /** Rows as objects in any known format, such as `{ messages }`; or the path of a data file. */
  rows: Iterable<unknown> | AsyncIterable<unknown> | string;
  /** Default: all that ask no model; see `builtInDetectors`. */
  detectors?: readonly Detector[];
  /** How hard the tune will learn, for the risk. */
  settings?: RiskSettings;
  /** Told of each finding as soon as it is made. */
  onFinding?: (finding: Finding) => void;
  signal?: AbortSignal;
}

/** What a scan came to. */
export interface ScanResult {
  /** Rows that are conversations, and rows that are none. */
  rows: number;
  unusable: number;
  /** Those about rows in the order of the rows, then those about the file as a whole. */
  findings: Finding[];
  facts: readonly Fact[];
  risk: ScanRisk;
  /** What was not looked for, so that nothing is known of it. */
  notLookedFor: readonly NotLookedFor[];
}

/** So many rows are put before a detector that asks a model at a time. */
const modelBatch = 256;

/**
 * Scans training data that is at hand, in this thread; `scanFile` scans large files on all cores. Throws HoldfastError for a
 * file that cannot be read and for models that cannot be asked, and the signal's reason on abort.
 */
export async function scan(request: ScanRequest): Promise<ScanResult> {
  const { detectors = builtInDetectors(), settings, onFinding, signal } = request;
  const modelFree = detectors.filter((detector) => detector.kind !== 'model');
  const asking = detectors.filter((detector) => detector.kind === 'model');
  const inspect = rowInspector(modelFree);
  const judge = fileJudge(modelFree);
  const result = { rows: 0, unusable: 0 };
  const findings: Finding[] = [];
  const tell = (made: readonly Finding[]): void => {
    for (const finding of made) {
      findings.push(finding);
      onFinding?.(finding);
    }
  };
  let waiting: Row[] = [];
  const askWaiting = async (): Promise<void> => {
    const rows = waiting;
    waiting = [];
    for (const detector of asking) tell(await askAbout(detector, rows, signal));
  };
  for await (const row of readLinesOf(request.rows, signal)) {
    signal?.throwIfAborted();
    const inspected = inspect(row);
    tell(inspected.findings);
    judge.take(row.line, inspected.notes);
    if (row.kind === 'problem') {
      result.unusable += 1;
      continue;
    }
    result.rows += 1;
    if (asking.length > 0) waiting.push({ line: row.line, conversation: row.conversation });
    if (waiting.length >= modelBatch) await askWaiting();
  }
  if (waiting.length > 0) await askWaiting();
  const { findings: aboutFile, facts } = judge.finish();
  tell(aboutFile);
  for (const detector of asking) tell((detector.finish?.() ?? []).map((one) => findingOf(detector, one)));
  const looked = {
    checks: 'all',
    model: asking.some(({ name }) => name === 'guardrail-conflict'),
    moderator: asking.some(({ name }) => name === 'moderation'),
  } as const;
  const risk = scanRisk({ rows: result.rows, findings, facts, looked }, settings);
  return { ...result, findings, facts, risk, notLookedFor: notLookedFor({ looked, facts }) };
}

async function askAbout(
  detector: ModelDetector,
  rows: readonly Row[],
  signal: AbortSignal | undefined,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const detection of detector.inspect(rows, { signal }))
    findings.push(findingOf(detector, detection));
  return findings.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

async function* readLinesOf(
  rows: ScanRequest['rows'],
  signal: AbortSignal | undefined,
): AsyncGenerator<ReadLine> {
  if (typeof rows === 'string') return yield* readRows(rows, { signal });
  let line = 0;
  for await (const value of rows) {
    line += 1;
    yield { ...parseValue(value), line };
  }
}
