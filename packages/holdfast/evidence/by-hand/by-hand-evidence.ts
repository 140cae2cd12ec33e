import type { GatewayFile } from './gateway-file.ts';

/** A release by hand of a model whose audit did not pass. */
export interface ReleaseByHandEvidence {
  release: string;
  proposedBy: string;
  approvedBy: string;
  approvedOn: string;
  until: string;
  releaseReason: string;
  /** Where it was ended before its day. */
  endedOn?: string;
  endedBy?: string;
  endReason?: string;
}

/** That somebody let a job through which its scan had stopped. */
export interface LetThroughEvidence {
  stoppedJob: string;
  people: string;
  letThroughOn: string;
  tunedRows: string;
  letThroughReason: string;
}

/** What people decided of a job at a gateway, whatever the criteria said, by the gateway's log. */
export interface ByHandEvidence {
  job: string;
  tenant: string;
  /** The model by the name that the gateway serves it under; null where the job made none. */
  served: string | null;
  letThrough: LetThroughEvidence | null;
  releases: ReleaseByHandEvidence[];
  /** The records of the log that say so. */
  log: { record: number; action: string; at: string; hash: string }[];
}

interface Entry {
  at: string;
  action: string;
  subject: string;
  detail: Readonly<Record<string, unknown>>;
}

/** Reads from a gateway's records of a job what was decided by hand. */
export function byHandEvidence({ job, records }: GatewayFile): ByHandEvidence {
  const entries = records.map(({ at, action, subject, detail }) => ({
    at: minuteOf(at),
    action,
    subject,
    detail: JSON.parse(detail) as Entry['detail'],
  }));
  const model = entries.find(({ action, detail }) => action.startsWith('model.') && detail.job === job);
  const team = entries.find(({ action }) => action === 'tenant.created');
  return {
    job,
    tenant: String(team?.detail.name ?? records[0]?.tenant),
    served: model?.subject ?? null,
    letThrough: letThroughOf(job, entries),
    releases: entries.flatMap((record) => releaseOf(record, entries)),
    log: records.map(({ number, action, at, hash }) => ({
      record: number,
      action,
      at: minuteOf(at),
      hash,
    })),
  };
}

function letThroughOf(job: string, entries: readonly Entry[]): LetThroughEvidence | null {
  const done = entries.find(({ action, detail }) => action === 'job.let_through' && detail.made === job);
  if (!done) return null;
  const { let_through: id, rows, person } = done.detail;
  const proposed = entries.find(
    ({ action, detail }) => action === 'job.let_through_proposed' && detail.let_through === id,
  );
  return {
    stoppedJob: done.subject,
    people: [...new Set([proposed?.detail.person ?? person, person])].join(', '),
    letThroughOn: done.at,
    tunedRows: String(rows),
    letThroughReason: String(proposed?.detail.reason ?? ''),
  };
}

/** The release that a record of the log carries out; nothing for other records. */
function releaseOf({ at, action, detail }: Entry, entries: readonly Entry[]): ReleaseByHandEvidence[] {
  if (action !== 'model.released' || detail.release === undefined) return [];
  const ofRelease = (name: string): Entry | undefined =>
    entries.find((one) => one.action === name && one.detail.release === detail.release);
  const proposed = ofRelease('release.proposed');
  const ended = ofRelease('release.ended');
  return [
    {
      release: String(detail.release),
      proposedBy: String(proposed?.detail.person ?? ''),
      approvedBy: String(detail.person),
      approvedOn: at,
      until: minuteOf(Number(detail.until)),
      releaseReason: String(proposed?.detail.reason ?? ''),
      ...(ended && {
        endedOn: ended.at,
        endedBy: String(ended.detail.person),
        endReason: String(ended.detail.reason),
      }),
    },
  ];
}

function minuteOf(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
