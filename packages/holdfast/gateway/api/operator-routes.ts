import { Hono } from 'hono';
import { z } from 'zod';
import type { GatewayFolder } from '../gateway-folder.ts';
import { callerOf, type GatewayTypes, notThere } from '../gateway-types.ts';
import { ApiError } from '../shell/api-error.ts';
import { readBody, readParameters } from '../shell/read-body.ts';
import { beginPolicy } from '../tenants/begin-policy.ts';
import { createKey } from '../tenants/keys.ts';
import { mergePatch } from '../tenants/merge-patch.ts';
import { newPolicySchema } from '../tenants/policy.ts';
import { requireWhole, settingsLeftOut } from '../tenants/policy-left-out.ts';
import {
  createTenant,
  findTenant,
  listTenants,
  requireTenant,
  setPolicy,
  type Tenant,
} from '../tenants/tenants.ts';
import { keyRequest, keySchema, personSchema, requireReviewersHome } from './key-request.ts';
import { operator } from './operator.ts';
import { keyView } from './views/key-view.ts';
import { type PolicyReply, tenantView } from './views/tenant-view.ts';

const tenantSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be 1 to 40 small letters, digits or -'),
  policy: z.record(z.string(), z.unknown()).default({}),
  admin: personSchema,
});

const patchSchema = z.record(z.string(), z.unknown());

/** What whoever runs the gateway does, under `/holdfast/tenants`: tenants, what each of them may do, and keys for its people. */
export function operatorRoutes({ database }: GatewayFolder): Hono<GatewayTypes> {
  const routes = new Hono<GatewayTypes>();
  const tenantNamed = async (id: string): Promise<Tenant> => {
    const tenant = await findTenant(database, id);
    if (!tenant) throw notThere('tenant', id);
    return tenant;
  };
  routes.get('/holdfast/tenants', operator, async (context) =>
    context.json({
      object: 'list',
      data: await Promise.all((await listTenants(database)).map((one) => tenantView(database, one))),
    }),
  );
  routes.post('/holdfast/tenants', operator, async (context) => {
    const { name, policy: given, admin } = await readBody(context, tenantSchema);
    const { actor, tenant: operators } = callerOf(context);
    const begun = beginPolicy((await requireTenant(database, operators)).policy, given);
    const { policy } = readParameters({ policy: begun.policy }, z.strictObject({ policy: newPolicySchema }));
    return database.transaction(async () => {
      const tenant = await createTenant(database, { name, policy, actor });
      if (!tenant) throw new ApiError(409, `There is a tenant ${name} already.`, { param: 'name' });
      const first = { tenant: tenant.id, scope: 'admin', person: admin, actor, vouched: true } as const;
      const { key } = await createKey(database, first);
      return context.json({ ...(await tenantView(database, tenant)), key, inherited: begun.inherited });
    });
  });
  routes.post('/holdfast/tenants/:id/keys', operator, async (context) => {
    const request = keyRequest(await readBody(context, keySchema));
    const tenant = await tenantNamed(context.req.param('id'));
    if (request.scope === 'reviewer') requireReviewersHome(tenant.operator);
    const { actor } = callerOf(context);
    const { key, view } = await createKey(database, { ...request, tenant: tenant.id, actor, vouched: true });
    return context.json({ ...keyView(view), key });
  });
  routes.put('/holdfast/tenants/:id/policy', operator, async (context) => {
    const policy = await readBody(context, newPolicySchema);
    const given: unknown = await context.req.json();
    const tenant = await tenantNamed(context.req.param('id'));
    requireWhole(given);
    await setPolicy(database, { tenant: tenant.id, policy, actor: callerOf(context).actor });
    const leftOut = settingsLeftOut({ given, before: tenant.policy, after: policy });
    const view = await tenantView(database, { ...tenant, policy });
    return context.json({ ...view, set_to_defaults: leftOut } satisfies PolicyReply);
  });
  routes.patch('/holdfast/tenants/:id/policy', operator, async (context) => {
    const patch = await readBody(context, patchSchema);
    const { actor } = callerOf(context);
    return database.transaction(async () => {
      const tenant = await tenantNamed(context.req.param('id'));
      const policy = readParameters(mergePatch(tenant.policy, patch), newPolicySchema);
      await setPolicy(database, { tenant: tenant.id, policy, actor });
      return context.json(await tenantView(database, { ...tenant, policy }));
    });
  });
  return routes;
}
