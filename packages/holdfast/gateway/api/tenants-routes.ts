import { Hono, type MiddlewareHandler } from 'hono';
import { z } from 'zod';
import type { GatewayFolder } from '../gateway-folder.ts';
import { callerOf, type GatewayTypes, may, notThere } from '../gateway-types.ts';
import { checkChain, readLog } from '../log/chained-log.ts';
import { ApiError } from '../shell/api-error.ts';
import { readBody } from '../shell/read-body.ts';
import { timeSchema } from '../shell/time-schema.ts';
import { createKey, listKeys, revokeKey, rotateKey } from '../tenants/keys.ts';
import { newPolicySchema, standardPolicy } from '../tenants/policy.ts';
import { keyScopes } from '../tenants/scopes.ts';
import { createTenant, findTenant, listTenants, requireTenant, setPolicy } from '../tenants/tenants.ts';
import { pageRequest } from './page-request.ts';
import { keyView } from './views/key-view.ts';
import { type MeView, tenantView } from './views/tenant-view.ts';

const person = z.string().min(1).max(200);
const keySchema = z.strictObject({ scope: z.enum(keyScopes), person, expires_at: timeSchema.nullish() });
const rotateSchema = z.strictObject({ grace_seconds: z.int().min(0).max(2_592_000).default(86_400) });
const tenantSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be 1 to 40 small letters, digits or -'),
  policy: newPolicySchema.optional(),
  admin: person,
});

/** Beside OpenAI's API, under `/holdfast`: who asks, keys, tenants with their policies, and the log. */
export function tenantsRoutes({ database }: GatewayFolder): Hono<GatewayTypes> {
  const routes = new Hono<GatewayTypes>();
  routes.get('/holdfast/me', async (context) => {
    const caller = context.get('caller');
    const tenant = await requireTenant(database, caller.tenant);
    const { scope, person, operator } = caller;
    return context.json({
      ...(await tenantView(database, tenant)),
      scope,
      person,
      operator,
      serves: 'gateway',
    } satisfies MeView);
  });

  routes.get('/holdfast/keys', may('administer'), async (context) => {
    const { tenant } = context.get('caller');
    return context.json({ object: 'list', data: (await listKeys(database, tenant)).map(keyView) });
  });
  routes.post('/holdfast/keys', may('administer'), async (context) => {
    const { expires_at: expires, ...rest } = await readBody(context, keySchema);
    const expiresAt = typeof expires === 'number' ? expires * 1000 : undefined;
    const { key, view } = await createKey(database, { ...rest, expiresAt, ...callerOf(context) });
    return context.json({ ...keyView(view), key });
  });
  routes.post('/holdfast/keys/:id/rotate', may('administer'), async (context) => {
    const { grace_seconds: graceSeconds } = await readBody(context, rotateSchema);
    const id = context.req.param('id');
    const made = await rotateKey(database, { id, graceSeconds, ...callerOf(context) });
    if (!made) throw notThere('key', id);
    return context.json({ ...keyView(made.view), key: made.key });
  });
  routes.delete('/holdfast/keys/:id', may('administer'), async (context) => {
    const id = context.req.param('id');
    if (!(await revokeKey(database, { id, ...callerOf(context) }))) throw notThere('key', id);
    return context.json({ id, object: 'holdfast.key', deleted: true });
  });

  routes.get('/holdfast/tenants', operator, async (context) =>
    context.json({
      object: 'list',
      data: await Promise.all((await listTenants(database)).map((one) => tenantView(database, one))),
    }),
  );
  routes.post('/holdfast/tenants', operator, async (context) => {
    const { name, policy = await standardPolicy(), admin } = await readBody(context, tenantSchema);
    const { actor } = callerOf(context);
    return database.transaction(async () => {
      const tenant = await createTenant(database, { name, policy, actor });
      if (!tenant) throw new ApiError(409, `There is a tenant ${name} already.`, { param: 'name' });
      const { key } = await createKey(database, { tenant: tenant.id, scope: 'admin', person: admin, actor });
      return context.json({ ...(await tenantView(database, tenant)), key });
    });
  });
  routes.put('/holdfast/tenants/:id/policy', operator, async (context) => {
    const policy = await readBody(context, newPolicySchema);
    const tenant = await findTenant(database, context.req.param('id'));
    if (!tenant) throw notThere('tenant', context.req.param('id'));
    const { actor } = callerOf(context);
    await setPolicy(database, { tenant: tenant.id, policy, actor });
    return context.json(await tenantView(database, { ...tenant, policy }));
  });

  routes.get('/holdfast/log', may('administer'), async (context) => {
    const { tenant, operator: all } = context.get('caller');
    const { limit, after } = pageRequest(context, { limit: 100, most: 1000 });
    const before = after === undefined ? undefined : Number(after) || 0;
    // Whoever runs the gateway sees the whole chain, others what is about them.
    const rows = await readLog(database, { tenant: all ? undefined : tenant, before, limit: limit + 1 });
    return context.json({ object: 'list', data: rows.slice(0, limit), has_more: rows.length > limit });
  });
  routes.get('/holdfast/log/check', operator, async (context) => context.json(await checkChain(database)));
  return routes;
}

/** Lets through the admins of whoever runs the gateway. To others the routes are not there. */
const operator: MiddlewareHandler<GatewayTypes> = async (context, next) => {
  const caller = context.get('caller');
  if (!caller.operator || caller.scope !== 'admin') {
    throw new ApiError(404, `There is no ${context.req.method} ${context.req.path}.`);
  }
  await next();
};
