import { Hono } from 'hono';
import { z } from 'zod';
import type { GatewayFolder } from '../gateway-folder.ts';
import { type GatewayTypes, may, notThere } from '../gateway-types.ts';
import { noteRecords } from '../log/note-records.ts';
import { endRelease } from '../models/end-release.ts';
import type { ReleaseByHand } from '../models/release-by-hand.ts';
import { approveRelease, listReleases, proposeRelease } from '../models/releases.ts';
import { findTunedModel, type TunedModel } from '../models/tuned-models.ts';
import { readBody } from '../shell/read-body.ts';
import { timeSchema } from '../shell/time-schema.ts';
import type { KeyHolder } from '../tenants/keys.ts';
import { isReviewer } from '../tenants/scopes.ts';
import { requireTenant } from '../tenants/tenants.ts';
import { mayRelease } from './operator.ts';
import { reasonSchema } from './reason-schema.ts';
import { modelDetailsView, modelView } from './views/model-view.ts';
import { releaseView } from './views/release-view.ts';

const proposalSchema = z.strictObject({
  model: z.string(),
  reason: reasonSchema,
  expires_at: timeSchema,
});

const endSchema = z.strictObject({ reason: reasonSchema });

/** Beside OpenAI's API, under `/holdfast`: all tuned models with what was found of them, and releases by hand. */
export function quarantineRoutes(folder: GatewayFolder): Hono<GatewayTypes> {
  const { database } = folder;
  const routes = new Hono<GatewayTypes>();
  /** Whose a model or a release is: a reviewer's work is on those of every tenant, everybody else's on their own. */
  const tenantOf = async (table: 'models' | 'releases', id: string, caller: KeyHolder): Promise<string> => {
    if (!isReviewer(caller)) return caller.tenant;
    const row = await database.get<{ tenant: string }>(`select tenant from ${table} where id = ?`, id);
    return row?.tenant ?? caller.tenant;
  };
  const noteRelease = async ({ model: id, tenant }: ReleaseByHand): Promise<void> => {
    const model = await findTunedModel(database, { id, tenant });
    if (model) await noteRecords(folder, model.job);
  };
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
    const tenant = await tenantOf('models', id, context.get('caller'));
    const model = await findTunedModel(database, { id, tenant });
    if (!model) throw notThere('model', id);
    return context.json(await modelDetailsView(folder, model));
  });
  routes.get('/holdfast/releases', may('read'), async (context) => {
    const { tenant } = context.get('caller');
    return context.json({ object: 'list', data: (await listReleases(database, tenant)).map(releaseView) });
  });
  routes.post('/holdfast/releases', mayRelease, async (context) => {
    const { model, reason, expires_at: expires } = await readBody(context, proposalSchema);
    const caller = context.get('caller');
    const { id: tenant, policy } = await requireTenant(database, await tenantOf('models', model, caller));
    const expiresAt = expires * 1000;
    const request = { model, tenant, reason, expiresAt, policy, caller };
    return context.json(releaseView(await proposeRelease(database, request)));
  });
  routes.post('/holdfast/releases/:id/approve', mayRelease, async (context) => {
    const caller = context.get('caller');
    const release = context.req.param('id');
    const { id: tenant, policy } = await requireTenant(database, await tenantOf('releases', release, caller));
    const approved = await approveRelease(database, { release, tenant, policy, caller });
    await noteRelease(approved);
    return context.json(releaseView(approved));
  });
  routes.post('/holdfast/releases/:id/end', mayRelease, async (context) => {
    const { reason } = await readBody(context, endSchema);
    const caller = context.get('caller');
    const release = context.req.param('id');
    const tenant = await tenantOf('releases', release, caller);
    const ended = await endRelease(database, { release, tenant, reason, caller });
    await noteRelease(ended);
    return context.json(releaseView(ended));
  });
  return routes;
}
