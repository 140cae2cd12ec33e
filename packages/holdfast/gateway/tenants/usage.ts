import type { Database } from '../database/database.ts';

/** How much of its quotas a tenant has used. */
export interface TenantUsage {
  storageBytes: number;
  openJobs: number;
  jobsToday: number;
}

const day = 24 * 60 * 60 * 1000;

/** Counts what a tenant has stored, what waits and runs, and the jobs of the last 24 hours. Uploads count with their parts. */
export async function tenantUsage(database: Database, tenant: string): Promise<TenantUsage> {
  const usage = await database.get<{ files: number; parts: number; open: number; today: number }>(
    `select
       (select coalesce(sum(bytes), 0) from files where tenant = ?) as files,
       (select coalesce(sum(upload_parts.bytes), 0) from upload_parts join uploads on uploads.id = upload_parts.upload
        where uploads.tenant = ? and uploads.status = 'pending') as parts,
       (select count(*) from jobs where tenant = ? and status in ('queued', 'running', 'paused')) as open,
       (select count(*) from jobs where tenant = ? and created_at > ?) as today`,
    tenant,
    tenant,
    tenant,
    tenant,
    Date.now() - day,
  );
  const { files = 0, parts = 0, open = 0, today = 0 } = usage ?? {};
  return { storageBytes: files + parts, openJobs: open, jobsToday: today };
}
