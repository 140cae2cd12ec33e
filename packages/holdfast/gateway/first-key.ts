import type { GatewayFolder } from './gateway-folder.ts';
import { createKey } from './tenants/keys.ts';
import { standardPolicy } from './tenants/policy.ts';
import { createTenant, listTenants } from './tenants/tenants.ts';

/** Makes the tenant that runs a new gateway and its first admin key, which is told this once; undefined for one that has it. */
export async function firstKey({ database }: GatewayFolder): Promise<string | undefined> {
  const policy = await standardPolicy();
  return database.transaction(async () => {
    if ((await listTenants(database)).length > 0) return undefined;
    const actor = 'gateway';
    const tenant = await createTenant(database, { name: 'main', policy, operator: true, actor });
    if (!tenant) return undefined;
    const made = { tenant: tenant.id, scope: 'admin', person: 'first admin', actor, vouched: true } as const;
    return (await createKey(database, made)).key;
  });
}
