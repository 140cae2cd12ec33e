import { use } from 'react';
import type { TenantView } from '../../../../holdfast/gateway/api/views/tenant-view.ts';
import { count } from '../../../../holdfast/number-text.ts';
import { LanguageContext, useWords } from '../../language/use-language.ts';
import { bytesText } from '../../parts/bytes-text.ts';
import { Facts } from '../../parts/facts.tsx';
import { Meter } from '../../parts/meter.tsx';

/** What a tenant has used of its quotas, and what its policy lets it do. */
export function TenantUsageFacts({
  tenant: { policy, usage },
}: {
  tenant: Pick<TenantView, 'policy' | 'usage'>;
}) {
  const { tenants } = useWords();
  const { code } = use(LanguageContext);
  const { storageBytes, openJobs, jobsPerDay, budgetPerJob, budgetPerMonth } = policy.quotas;
  const quota = (name: string, used: number, most: number, text: (value: number) => string) =>
    [
      name,
      <span key={name}>
        {`${text(used)} / ${text(most)}`}
        <Meter label={name} share={most === 0 ? 1 : used / most} />
      </span>,
    ] as const;
  const { byHand } = policy.release;
  return (
    <Facts
      facts={[
        quota(tenants.storage, usage.storageBytes, storageBytes, (bytes) => bytesText(bytes, code)),
        quota(tenants.openJobs, usage.openJobs, openJobs, count),
        quota(tenants.jobsToday, usage.jobsToday, jobsPerDay, count),
        budgetPerMonth === undefined
          ? ([tenants.spent, usage.spentThisMonth.toFixed(2)] as const)
          : quota(tenants.spent, usage.spentThisMonth, budgetPerMonth, (sum) => sum.toFixed(2)),
        [tenants.budget, budgetPerJob ?? tenants.noBudget],
        [tenants.models, Object.keys(policy.models).join(', ')],
        [tenants.byHand, tenants.byHandRules[byHand]],
      ]}
    />
  );
}
