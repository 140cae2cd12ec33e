import { Hono } from 'hono';
import { z } from 'zod';
import type { GatewayFolder } from '../gateway-folder.ts';
import { type GatewayTypes, may, notThere } from '../gateway-types.ts';
import { approveRelease, listReleases, proposeRelease } from '../models/releases.ts';
import { findTunedModel, type TunedModel } from '../models/tuned-models.ts';
import { readBody } from '../shell/read-body.ts';
import { timeSchema } from '../shell/time-schema.ts';
import { requireTenant } from '../tenants/tenants.ts';
import { modelDetailsView, modelView } from './views/model-view.ts';
import { releaseView } from './views/release-view.ts';

const why = 'must say why, in 10 characters or more';
const proposalSchema = z.strictObject({
  model: z.string(),
  reason: z.string(why).min(10, why).max(2000),
  expires_at: timeSchema,
});

/** Beside OpenAI's API, under `/holdfast`: all tuned models with what was found of them, and releases by hand. */
export function quarantineRoutes(folder: GatewayFolder): Hono<GatewayTypes> {
  const { database } = folder;
  const routes = new Hono<GatewayTypes>();
  routes.get('/holdfast/models', may('read'), async (context) => {
    const { tenant } = context.get('caller');
    const sql = `select * from models where tenant = ? and state != 'deleted' order by created_at desc, id`;
    return context.json({
      object: 'list',
      data: (await database.all<TunedModel>(sql, tenant)).map(modelView),
    });
  });
  routes.get('/holdfast/models/:name{.+}', may('read'), async (context) => {
    const id = context.req.param('name');
    const model = await findTunedModel(database, { id, tenant: context.get('caller').tenant });
    if (!model) throw notThere('model', id);
    return context.json(await modelDetailsView(folder, model));
  });
  routes.get('/holdfast/releases', may('read'), async (context) => {
    const { tenant } = context.get('caller');
    return context.json({ object: 'list', data: (await listReleases(database, tenant)).map(releaseView) });
  });
  routes.post('/holdfast/releases', may('administer'), async (context) => {
    const { model, reason, expires_at: expires } = await readBody(context, proposalSchema);
    const caller = context.get('caller');
    const { policy } = await requireTenant(database, caller.tenant);
    const expiresAt = expires * 1000;
    return context.json(
      releaseView(await proposeRelease(database, { model, reason, expiresAt, policy, caller })),
    );
  });
  routes.post('/holdfast/releases/:id/approve', may('administer'), async (context) => {
    const caller = context.get('caller');
    const { policy } = await requireTenant(database, caller.tenant);
    const release = context.req.param('id');
    return context.json(releaseView(await approveRelease(database, { release, policy, caller })));
  });
  return routes;
}
