import type { Database } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { appendLog } from '../log/chained-log.ts';
import { policySchema, type TenantPolicy } from './policy.ts';

/** Somebody whose files, jobs and models are kept apart from everybody else's. */
export interface Tenant {
  id: string;
  name: string;
  /** Whether it runs the gateway. */
  operator: boolean;
  policy: TenantPolicy;
  createdAt: number;
}

interface TenantRow {
  id: string;
  name: string;
  operator: number;
  policy: string;
  created_at: number;
}

/** Makes a tenant. Undefined where one has that name already. */
export async function createTenant(
  database: Database,
  {
    name,
    policy,
    operator = false,
    actor,
  }: { name: string; policy: TenantPolicy; operator?: boolean; actor: string },
): Promise<Tenant | undefined> {
  return database.transaction(async () => {
    if (await database.get('select 1 from tenants where name = ?', name)) return undefined;
    const row = { id: newId('org-'), name, operator: operator ? 1 : 0, created_at: Date.now() };
    const text = JSON.stringify(policy);
    await database.run(
      'insert into tenants (id, name, operator, policy, created_at) values (?, ?, ?, ?, ?)',
      row.id,
      name,
      row.operator,
      text,
      row.created_at,
    );
    await appendLog(database, {
      tenant: row.id,
      actor,
      action: 'tenant.created',
      subject: row.id,
      detail: { name },
    });
    return tenantOf({ ...row, policy: text });
  });
}

/** A tenant that is known to be there, such as that of a key. Throws RangeError for others. */
export async function requireTenant(database: Database, id: string): Promise<Tenant> {
  const tenant = await findTenant(database, id);
  if (!tenant) throw new RangeError(`There is no tenant ${id}.`);
  return tenant;
}

/** A tenant by its name or id; undefined for none. */
export async function findTenant(database: Database, idOrName: string): Promise<Tenant | undefined> {
  const row = await database.get<TenantRow>(
    'select * from tenants where id = ? or name = ?',
    idOrName,
    idOrName,
  );
  return row && tenantOf(row);
}

/** All tenants, the oldest first. */
export async function listTenants(database: Database): Promise<Tenant[]> {
  return (await database.all<TenantRow>('select * from tenants order by created_at, id')).map(tenantOf);
}

/** Puts another policy in place, for jobs that are made from now on. */
export async function setPolicy(
  database: Database,
  { tenant, policy, actor }: { tenant: string; policy: TenantPolicy; actor: string },
): Promise<void> {
  await database.transaction(async () => {
    await database.run('update tenants set policy = ? where id = ?', JSON.stringify(policy), tenant);
    await appendLog(database, { tenant, actor, action: 'policy.set', subject: tenant, detail: { policy } });
  });
}

function tenantOf({ id, name, operator, policy, created_at: createdAt }: TenantRow): Tenant {
  return { id, name, operator: operator === 1, policy: policyOf(policy), createdAt };
}

/** Policies by their text, those used last: every request looks at one, and most tenants have the same. */
const policies = new Map<string, TenantPolicy>();
const mostPolicies = 100;

function policyOf(text: string): TenantPolicy {
  const policy = policies.get(text) ?? policySchema.parse(JSON.parse(text));
  policies.delete(text);
  policies.set(text, policy);
  for (const oldest of policies.keys()) {
    if (policies.size <= mostPolicies) break;
    policies.delete(oldest);
  }
  return policy;
}
