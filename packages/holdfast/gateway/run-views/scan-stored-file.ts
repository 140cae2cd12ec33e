import { scanFile } from '../../scan/file/scan-file.ts';
import type { DecisionPolicy } from '../../scan/findings/decide.ts';
import type { Finding } from '../../scan/findings/finding.ts';
import { type ScanSummary, scanTally } from '../../scan/findings/scan-summary.ts';
import { type FlaggedRow, flaggedRows } from './flagged-rows.ts';
import { readOnce } from './read-once.ts';

/** What a scan of a file comes to before any job is made. */
export interface FileScan {
  summary: ScanSummary;
  rows: readonly FlaggedRow[];
  findings: readonly Finding[];
}

/** One scan at a time, so that looking at data does not take the machine from the jobs. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Scans a file with the detectors that ask no model, and as a policy decides; a file that was scanned already is not
 * scanned again. Throws HoldfastError `bad-data` for a file that holds no rows.
 */
export function scanStoredFile(path: string, policy: DecisionPolicy): Promise<FileScan> {
  return readOnce(path, `scan ${JSON.stringify(policy)}`, () => {
    const scan = last.then(() => scanNow(path, policy));
    last = scan.catch(() => undefined);
    return scan;
  });
}

async function scanNow(path: string, policy: DecisionPolicy): Promise<FileScan> {
  const tally = scanTally({
    accepted: new Set(),
    policy,
    looked: { checks: 'all', model: false, moderator: false },
  });
  for await (const event of scanFile(path)) tally.take(event);
  return {
    summary: tally.summary(),
    rows: flaggedRows(tally.findings, tally.decisions()),
    findings: tally.findings,
  };
}
