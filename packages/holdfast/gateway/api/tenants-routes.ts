import { Hono } from 'hono';
import { z } from 'zod';
import type { GatewayFolder } from '../gateway-folder.ts';
import { callerOf, type GatewayTypes, may, notThere } from '../gateway-types.ts';
import { checkChain, readLog } from '../log/chained-log.ts';
import { readBody } from '../shell/read-body.ts';
import { createKey, listKeys, revokeKey, rotateKey } from '../tenants/keys.ts';
import { requireTenant } from '../tenants/tenants.ts';
import { keyRequest, keySchema, requireOwnName } from './key-request.ts';
import { operator } from './operator.ts';
import { pageRequest } from './page-request.ts';
import { keyView } from './views/key-view.ts';
import { type MeView, tenantView } from './views/tenant-view.ts';

const rotateSchema = z.strictObject({ grace_seconds: z.int().min(0).max(2_592_000).default(86_400) });
/** Beside OpenAI's API, under `/holdfast`: who asks, keys, and the log. */
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
    const request = keyRequest(await readBody(context, keySchema));
    const caller = context.get('caller');
    const { policy } = await requireTenant(database, caller.tenant);
    requireOwnName(request, { policy, caller });
    const vouched = caller.operator;
    const { key, view } = await createKey(database, { ...request, ...callerOf(context), vouched });
    return context.json({ ...keyView(view), key });
  });
  routes.post('/holdfast/keys/:id/rotate', may('administer'), async (context) => {
    const { grace_seconds: graceSeconds } = await readBody(context, rotateSchema);
    const id = context.req.param('id');
    const made = await rotateKey(database, { id, graceSeconds, caller: context.get('caller') });
    if (!made) throw notThere('key', id);
    return context.json({ ...keyView(made.view), key: made.key });
  });
  routes.delete('/holdfast/keys/:id', may('administer'), async (context) => {
    const id = context.req.param('id');
    if (!(await revokeKey(database, { id, ...callerOf(context) }))) throw notThere('key', id);
    return context.json({ id, object: 'holdfast.key', deleted: true });
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
