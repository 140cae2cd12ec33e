import { counted, percent } from '../../number-text.ts';
import type { StoppedByScan } from '../../run/scan/stopped-by-scan.ts';

/** What a tenant is told of a job that the scan stopped: why, where the rows are to be seen, and whom to ask. */
export function stopMessage(
  { rows, droppedForHarm, left, mostDropped }: StoppedByScan,
  { job, contact = 'whoever runs this gateway' }: { job: string; contact?: string },
): string {
  const why =
    left > 0
      ? `${droppedForHarm} of ${counted(rows, 'row')} had to be dropped for what they teach, more than the ${percent(mostDropped)} that the policy allows, so the others are not trusted either.`
      : `The scan dropped every one of ${counted(rows, 'row')}.`;
  return `${why} 'error.rows' names the rows and what was found in them; so does the job's page, #/jobs/${job} at the gateway's address. Hand in a file without them, or ask ${contact} to let this job through once.`;
}
