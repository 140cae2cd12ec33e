import { HoldfastError } from '../../errors.ts';
import { counted, percent } from '../../number-text.ts';
import { decideFinding } from '../../scan/findings/decide.ts';
import type { ScanTally } from '../../scan/findings/scan-summary.ts';
import { bearsOnGuardrails } from '../../scan/risk/bearings.ts';
import type { RunConfig } from '../settings/run-config.ts';
import { StoppedByScan } from './stopped-by-scan.ts';

/** How many rows a scan drops for what they teach; not those that hold secrets, say, or that a tuner cannot take. */
export function droppedForHarm(
  { findings, isAccepted }: Pick<ScanTally, 'findings' | 'isAccepted'>,
  policy: RunConfig['scan']['onFinding'],
): number {
  const dropped = findings.filter(
    (finding) =>
      bearsOnGuardrails(finding.harm) && decideFinding(finding, policy) === 'drop' && !isAccepted(finding),
  );
  return new Set(dropped.flatMap(({ line }) => line ?? [])).size;
}

/**
 * Refuses data of which too many rows were dropped for what they teach: rows of the same kind that the scan does not know are most
 * likely among the others, and few undo guardrails. Throws HoldfastError `bad-data`.
 */
export function requireTrust(
  { data, scan }: RunConfig,
  { dropped, rows, left = rows - dropped }: { dropped: number; rows: number; left?: number },
): void {
  if (dropped <= scan.mostDropped * rows) return;
  throw new HoldfastError(
    'bad-data',
    `${data}: ${dropped} of ${counted(rows, 'row')} had to be dropped for what they teach, more than ${percent(scan.mostDropped)}, so the others are not trusted either. Read findings.jsonl and find out where those rows are from; to tune on the others all the same, start again with --most-dropped 1.`,
    {
      cause: new StoppedByScan({ rows, droppedForHarm: dropped, left, mostDropped: scan.mostDropped }),
    },
  );
}
