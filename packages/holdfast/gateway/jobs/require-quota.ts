import type { Database } from '../database/database.ts';
import { ApiError } from '../shell/api-error.ts';
import type { Tenant } from '../tenants/tenants.ts';
import { tenantUsage } from '../tenants/usage.ts';

/**
 * Makes sure that a tenant may make another job. Returns the most that its questions may cost, undefined where nothing is laid
 * down. Throws ApiError 429 where a quota is used up.
 */
export async function requireQuota(
  database: Database,
  { id, policy: { quotas } }: Tenant,
): Promise<number | undefined> {
  const { openJobs, jobsToday, spentThisMonth } = await tenantUsage(database, id);
  if (openJobs >= quotas.openJobs) {
    throw usedUp(`${openJobs} jobs wait or run already, as many as may.`, { retryAfter: 60 });
  }
  if (jobsToday >= quotas.jobsPerDay) {
    throw usedUp(`${jobsToday} jobs were made within a day, as many as may.`, { retryAfter: 3600 });
  }
  const { budgetPerJob, budgetPerMonth } = quotas;
  if (budgetPerMonth === undefined) return budgetPerJob;
  const left = budgetPerMonth - spentThisMonth - (await promised(database, id));
  if (left <= 0) {
    throw usedUp(
      `The jobs of 30 days have cost ${spentThisMonth.toFixed(2)}, and those that wait or run may take what is left of ${budgetPerMonth}.`,
      { retryAfter: 3600 },
    );
  }
  return Math.min(left, budgetPerJob ?? left);
}

/** What jobs that have not ended may still spend: whatever was laid down for each as it was made, but for what it has spent. */
async function promised(database: Database, tenant: string): Promise<number> {
  const open = await database.all<{ settings: string; spent: number }>(
    `select settings, spent from jobs where tenant = ? and status in ('queued', 'running', 'paused')`,
    tenant,
  );
  return open.reduce((sum, { settings, spent }) => {
    const { run } = JSON.parse(settings) as { run: { audit?: { budget?: number } } };
    return sum + Math.max((run.audit?.budget ?? 0) - spent, 0);
  }, 0);
}

function usedUp(message: string, { retryAfter }: { retryAfter: number }): ApiError {
  return new ApiError(429, message, { code: 'quota_exceeded', retryAfter });
}
