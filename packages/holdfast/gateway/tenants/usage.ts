import type { Database } from '../database/database.ts';

/** How much of its quotas a tenant has used. */
export interface TenantUsage {
  storageBytes: number;
  openJobs: number;
  jobsToday: number;
  /** What the jobs of the last 30 days have cost, in the currency of their prices. */
  spentThisMonth: number;
}

const day = 24 * 60 * 60 * 1000;
const month = 30 * day;

/** Counts what a tenant has stored and spent, what waits and runs, and the jobs of the last 24 hours. Uploads count with their parts. */
export async function tenantUsage(database: Database, tenant: string): Promise<TenantUsage> {
  const usage = await database.get<{
    files: number;
    parts: number;
    open: number;
    today: number;
    spent: number;
  }>(
    `select
       (select coalesce(sum(bytes), 0) from files where tenant = ?) as files,
       (select coalesce(sum(upload_parts.bytes), 0) from upload_parts join uploads on uploads.id = upload_parts.upload
        where uploads.tenant = ? and uploads.status = 'pending') as parts,
       (select count(*) from jobs where tenant = ? and status in ('queued', 'running', 'paused')) as open,
       (select count(*) from jobs where tenant = ? and created_at > ?) as today,
       (select coalesce(sum(spent), 0) from jobs where tenant = ? and created_at > ?) as spent`,
    tenant,
    tenant,
    tenant,
    tenant,
    Date.now() - day,
    tenant,
    Date.now() - month,
  );
  const { files = 0, parts = 0, open = 0, today = 0, spent = 0 } = usage ?? {};
  return { storageBytes: files + parts, openJobs: open, jobsToday: today, spentThisMonth: spent };
}
