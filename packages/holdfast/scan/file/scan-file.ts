import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { Block } from '../../data/containers/block.ts';
import type { BlockRow } from '../../data/containers/block-rows.ts';
import { type DataFile, splitterFor } from '../../data/containers/data-file.ts';
import { describeDataFile } from '../../data/containers/describe-data-file.ts';
import { openBytes } from '../../data/containers/open-bytes.ts';
import type { Row } from '../../data/conversations/conversation.ts';
import { type Fact, findingOf, type ModelDetector } from '../detectors/detector.ts';
import type { Finding } from '../findings/finding.ts';
import { fingerprinter } from '../findings/fingerprint.ts';
import type { JudgedFile } from '../inspect-rows.ts';
import { type BlockReport, type FileFinding, fileFinding, rowFingerprint } from './inspect-block.ts';
import { type Inspectors, inlineInspectors, threadedInspectors } from './inspectors.ts';
import { fileJudges } from './judges.ts';
import { rowsAt } from './rows-at.ts';
import type { ScanPlan } from './scan-plan.ts';

/** What a scan of a file reports as it goes. */
export type FileScanEvent =
  | { type: 'start'; file: DataFile; threads: number }
  | ScanProgress
  /** Detectors that ask a model have seen so many of the usable rows. */
  | { type: 'asking'; rows: number; totalRows: number }
  | { type: 'finding'; finding: FileFinding }
  | { type: 'fact'; fact: Fact }
  | { type: 'end'; rows: number; unusable: number; bytes: number; seconds: number };

/** `bytes` and `totalBytes` are those on the disk; `remainingSeconds` is absent until it can be told. */
export interface ScanProgress {
  type: 'progress';
  rows: number;
  bytes: number;
  totalBytes: number;
  bytesPerSecond: number;
  remainingSeconds?: number;
}

export interface FileScanOptions {
  plan?: ScanPlan;
  /** Detectors that ask a model; they read the rows once the others are done. */
  modelDetectors?: readonly ModelDetector[];
  /**
   * Default: all cores for files that are large enough to gain by it, one thread where detectors of the user's own work, which
   * can then be ended, else this thread alone.
   */
  threads?: number;
  /** Progress is told no more often. Default: 250. */
  progressMilliseconds?: number;
  signal?: AbortSignal;
}

/** Smaller files are scanned before a thread has started. */
const smallFile = 8 * 1024 * 1024;
/** So many rows are put before a model detector at a time. */
const modelBatch = 256;

/**
 * Scans a data file with the detectors of a plan: streamed, in constant memory but for what file detectors note and what
 * is found, on all cores. Findings about rows come in the file's order, those about the file as a whole after them.
 * Throws HoldfastError as `describeDataFile` does, and the signal's reason on abort.
 */
export async function* scanFile(path: string, options: FileScanOptions = {}): AsyncGenerator<FileScanEvent> {
  const { plan = {}, modelDetectors = [], progressMilliseconds = 250, signal } = options;
  const file = await describeDataFile(path, signal ? { signal } : {});
  const large = file.size > smallFile || (file.compression !== 'none' && file.size > smallFile / 4);
  const alone = plan.detectorFiles?.length ? 1 : 0;
  const threads = Math.max(alone, options.threads ?? (large ? availableParallelism() : 0));
  yield { type: 'start', file, threads };
  const judges = await fileJudges(plan, { signal });
  const started = performance.now();
  let rows = 0;
  let unusable = 0;
  let bytesRead = 0;
  let lastProgress = started;
  const inspectors =
    threads > 0 ? threadedInspectors(file, plan, { threads, signal }) : await inlineInspectors(file, plan);
  let judged: JudgedFile;
  try {
    for await (const { report, read } of reportsInOrder(file, inspectors, signal)) {
      rows += report.usable;
      unusable += report.unusable;
      bytesRead = read;
      await judges.take(report.notes);
      for (const finding of report.findings) yield { type: 'finding', finding };
      const now = performance.now();
      if (now - lastProgress < progressMilliseconds) continue;
      lastProgress = now;
      yield progressOf({
        rows: rows + unusable,
        bytes: read,
        total: file.size,
        seconds: (now - started) / 1000,
      });
    }
    judged = await judges.finish();
  } finally {
    await inspectors.close();
    await judges.close();
  }
  const { findings, facts } = judged;
  for await (const finding of withFingerprints(file, findings, signal)) yield { type: 'finding', finding };
  for (const fact of facts) yield { type: 'fact', fact };
  if (modelDetectors.length > 0) yield* askModels(file, { detectors: modelDetectors, rows, signal });
  const seconds = (performance.now() - started) / 1000;
  yield { type: 'end', rows, unusable, bytes: bytesRead, seconds };
}

/** Cuts the file into blocks and has them inspected side by side; reports come in the file's order. */
async function* reportsInOrder(
  file: DataFile,
  inspectors: Inspectors,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ report: BlockReport; read: number }> {
  const underway: { report: Promise<BlockReport>; read: number }[] = [];
  const next = async (): Promise<{ report: BlockReport; read: number }> => {
    const { report, read } = underway[0];
    const done = { report: await report, read };
    underway.shift();
    return done;
  };
  const begin = (block: Block, read: number): void => {
    const report = inspectors.inspect(block);
    // Whoever waits for it is told; until then a failure must not end the process.
    report.catch(() => undefined);
    underway.push({ report, read });
  };
  const splitter = splitterFor(file.container);
  let read = 0;
  for await (const chunk of openBytes(file.path, signal ? { signal } : {})) {
    read = chunk.read;
    for (const block of splitter.push(chunk.bytes)) {
      begin(block, read);
      while (underway.length >= inspectors.width) yield await next();
    }
  }
  for (const block of splitter.end()) begin(block, read);
  while (underway.length > 0) {
    yield await next();
    signal?.throwIfAborted();
  }
}

/** Findings of file detectors name rows that have gone by; those are read again for what they say. */
async function* withFingerprints(
  file: DataFile,
  findings: readonly Finding[],
  signal: AbortSignal | undefined,
): AsyncGenerator<FileFinding> {
  const fingerprint = fingerprinter();
  const byLine = Map.groupBy(findings, ({ line }) => line);
  if (byLine.size > (byLine.has(undefined) ? 1 : 0)) {
    for await (const blockRow of rowsAt(file, (line) => byLine.has(line), signal ? { signal } : {})) {
      const named = rowFingerprint(blockRow);
      for (const finding of byLine.get(blockRow.line) ?? []) {
        yield fileFinding(finding, fingerprint(finding, named), blockRow, file);
      }
    }
  }
  for (const finding of byLine.get(undefined) ?? []) {
    yield { ...finding, fingerprint: fingerprint(finding, undefined) };
  }
}

/** Puts the usable rows before detectors that ask a model, some at a time. */
async function* askModels(
  file: DataFile,
  {
    detectors,
    rows,
    signal,
  }: { detectors: readonly ModelDetector[]; rows: number; signal: AbortSignal | undefined },
): AsyncGenerator<FileScanEvent> {
  const fingerprint = fingerprinter();
  let rowsAsked = 0;
  const inspect = async function* (batch: ReadonlyMap<number, BlockRow>): AsyncGenerator<FileScanEvent> {
    const findings: Finding[] = [];
    const conversations = [...batch.values()].flatMap(({ row }): Row[] =>
      row.kind === 'conversation' ? [{ line: row.line, conversation: row.conversation }] : [],
    );
    for (const detector of detectors) {
      for await (const detection of detector.inspect(conversations, { signal }))
        findings.push(findingOf(detector, detection));
    }
    for (const finding of findings.sort((one, other) => (one.line ?? 0) - (other.line ?? 0))) {
      const about = finding.line === undefined ? undefined : batch.get(finding.line);
      const named = fingerprint(finding, about && rowFingerprint(about));
      yield {
        type: 'finding',
        finding: about ? fileFinding(finding, named, about, file) : { ...finding, fingerprint: named },
      };
    }
    rowsAsked += batch.size;
    yield { type: 'asking', rows: rowsAsked, totalRows: rows };
  };
  let batch = new Map<number, BlockRow>();
  for await (const blockRow of rowsAt(file, () => true, signal ? { signal } : {})) {
    if (blockRow.row.kind === 'problem') continue;
    batch.set(blockRow.line, blockRow);
    if (batch.size < modelBatch) continue;
    yield* inspect(batch);
    batch = new Map();
  }
  if (batch.size > 0) yield* inspect(batch);
  const atLast = detectors.flatMap((detector) =>
    (detector.finish?.() ?? []).map((detection) => findingOf(detector, detection)),
  );
  for await (const finding of withFingerprints(file, atLast, signal)) yield { type: 'finding', finding };
}

function progressOf({
  rows,
  bytes,
  total,
  seconds,
}: {
  rows: number;
  bytes: number;
  total: number;
  seconds: number;
}): ScanProgress {
  const bytesPerSecond = bytes / seconds;
  return {
    type: 'progress',
    rows,
    bytes,
    totalBytes: total,
    bytesPerSecond,
    remainingSeconds: bytes > 0 ? Math.max(0, total - bytes) / bytesPerSecond : undefined,
  };
}
