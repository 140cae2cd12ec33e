import type { Database } from '../../database/database.ts';
import { seconds } from '../../gateway-types.ts';
import type { TenantPolicy } from '../../tenants/policy.ts';
import type { SettingLeftOut } from '../../tenants/policy-left-out.ts';
import type { KeyScope } from '../../tenants/scopes.ts';
import type { Tenant } from '../../tenants/tenants.ts';
import { type TenantUsage, tenantUsage } from '../../tenants/usage.ts';

/** A tenant with what it may do and what it has used. */
export interface TenantView {
  id: string;
  object: 'holdfast.tenant';
  name: string;
  policy: TenantPolicy;
  usage: TenantUsage;
  created_at: number;
}

/** A tenant whose policy was replaced, with what the new one did not repeat. */
export interface PolicyReply extends TenantView {
  set_to_defaults: readonly SettingLeftOut[];
}

/** Who asks. `serves`: whether this is a gateway, or `holdfast view` over a folder, where nothing can be changed. */
export interface MeView extends Omit<TenantView, 'policy' | 'usage'> {
  policy: TenantPolicy | null;
  usage: TenantUsage | null;
  scope: KeyScope;
  person: string;
  operator: boolean;
  serves: 'gateway' | 'folder';
}

/** Tells a tenant. */
export async function tenantView(
  database: Database,
  { id, name, policy, createdAt }: Tenant,
): Promise<TenantView> {
  const usage = await tenantUsage(database, id);
  return { id, object: 'holdfast.tenant', name, policy, usage, created_at: seconds(createdAt) };
}
