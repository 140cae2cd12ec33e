import type { Database } from '../database/database.ts';

/** How much of its quotas a tenant has used. */
export interface TenantUsage {
  storageBytes: number;
  openJobs: number;
  jobsToday: number;
}

const day = 24 * 60 * 60 * 1000;

/** Counts what a tenant has stored, what waits and runs, and the jobs of the last 24 hours. Uploads count with their parts. */
export function tenantUsage(database: Database, tenant: string): TenantUsage {
  const count = (sql: string, ...values: (string | number)[]): number =>
    database.get<{ count: number | null }>(sql, ...values)?.count ?? 0;
  return {
    storageBytes:
      count('select sum(bytes) as count from files where tenant = ?', tenant) +
      count(
        `select sum(upload_parts.bytes) as count from upload_parts join uploads on uploads.id = upload_parts.upload
         where uploads.tenant = ? and uploads.status = 'pending'`,
        tenant,
      ),
    openJobs: count(
      `select count(*) as count from jobs where tenant = ? and status in ('queued', 'running', 'paused')`,
      tenant,
    ),
    jobsToday: count(
      'select count(*) as count from jobs where tenant = ? and created_at > ?',
      tenant,
      Date.now() - day,
    ),
  };
}
