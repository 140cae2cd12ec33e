import type { RunOrigins } from '../../run/origins/run-origins.ts';
import { decisionReasons } from '../../scan/findings/decision-reasons.ts';
import type { RowDecision } from '../../scan/findings/scan-summary.ts';
import { recoverJsonLines } from '../../store/json-lines/json-lines.ts';
import type { DataState } from '../../store/origins/data-origin.ts';
import type { RunFolder } from '../../store/run-folder.ts';

/** What a step left out of the data or changed in them. */
export interface DataStepEvidence {
  /** What did it: a command, or the scan of the run. */
  step: string;
  rows: number;
  dropped: number;
  rewritten: number;
  /** Rows that became task questions of the benchmark, and were not trained on. */
  setAside: number;
  /** Rows that were left. */
  left: number;
}

/** The story of the data, from the files that were handed in to the rows that were tuned on. */
export interface DataEvidence {
  /** The files that the oldest known step took, as they were then; null where nothing was put down. */
  received: DataState[] | null;
  /** In the order in which they were done; the last is the scan of the run. */
  course: DataStepEvidence[];
  /** Of data.jsonl, the rows that the scan of the run left. */
  sha256: string | null;
  /** Rows that the run was handed, and those that it kept. */
  given: number;
  rows: number;
  /** Rows that the scan of the run did not simply keep. */
  decisions: Record<'drop' | 'rewrite' | 'flag', number>;
  /** For which findings, by step, each with the first reason that was given. */
  reasons: {
    step: string;
    decision: string;
    detector: string;
    severity: string;
    rows: number;
    reason: string;
  }[];
  mixedRows: number;
}

const scanOfRun = 'scan of the run';

/** Collects the story of the data from a run folder. Throws HoldfastError `storage`. */
export async function dataEvidence(
  folder: RunFolder,
  { origins, files }: { origins: RunOrigins | undefined; files: Readonly<Record<string, string>> },
): Promise<DataEvidence> {
  const decided = await recoverJsonLines<RowDecision>(folder.file('decisions'), { strict: true });
  const decisions = { drop: 0, rewrite: 0, flag: 0 };
  for (const { decision } of decided) decisions[decision] += 1;
  const rows = await countLines(folder.file('data'));
  const before = origins?.data.steps ?? [];
  const given = rows + decisions.drop;
  const known = [
    ...before.map(({ by, reasons }) => ({ step: by as string, reasons })),
    { step: scanOfRun, reasons: decisionReasons(decided) },
  ];
  return {
    received: origins ? receivedOf(origins) : null,
    course: [
      ...before.map(({ by, from, to, dropped, rewritten, setAside }) => ({
        step: by,
        rows: from.reduce((sum, state) => sum + state.rows, 0),
        dropped,
        rewritten,
        setAside,
        left: to.rows,
      })),
      {
        step: scanOfRun,
        rows: given,
        dropped: decisions.drop,
        rewritten: decisions.rewrite,
        setAside: 0,
        left: rows,
      },
    ],
    sha256: files['data.jsonl'] ?? null,
    given,
    rows,
    decisions,
    reasons: known.flatMap(({ step, reasons }) =>
      reasons.map(({ wording: _, ...reason }) => ({ step, ...reason })),
    ),
    mixedRows: await countLines(folder.file('mixed')),
  };
}

/** The files that no known step made; of a run without such steps the file that it was given. */
function receivedOf({ data: { given, steps } }: RunOrigins): DataState[] {
  const made = new Set(steps.map(({ to }) => to.sha256));
  const sources = steps.flatMap(({ from }) => from).filter(({ sha256 }) => !made.has(sha256));
  return steps.length === 0 ? [given] : sources;
}

async function countLines(path: string): Promise<number> {
  return (await recoverJsonLines<unknown>(path)).length;
}
