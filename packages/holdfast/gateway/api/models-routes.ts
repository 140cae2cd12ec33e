import { Hono } from 'hono';
import type { GatewayFolder } from '../gateway-folder.ts';
import { callerOf, type GatewayTypes, may, notThere, seconds } from '../gateway-types.ts';
import { appendLog } from '../log/chained-log.ts';
import {
  findTunedModel,
  findUsableModel,
  listUsableModels,
  type TunedModel,
} from '../models/tuned-models.ts';
import { ApiError } from '../shell/api-error.ts';
import { dropModel } from '../storage/kept-runs.ts';
import { requireTenant, type Tenant } from '../tenants/tenants.ts';

/** `/models` of OpenAI's API: the base models of a tenant's policy, and what it may use of what was tuned. */
export function modelsRoutes(folder: GatewayFolder): Hono<GatewayTypes> {
  const { database } = folder;
  const routes = new Hono<GatewayTypes>();
  const baseView = (id: string, { createdAt }: Tenant): object => ({
    id,
    object: 'model',
    created: seconds(createdAt),
    owned_by: 'holdfast',
  });
  const tunedView = ({ id, tenant, created_at, released_until: until }: TunedModel): object => ({
    id,
    object: 'model',
    created: seconds(created_at),
    owned_by: tenant,
    // One that did not pass, and that two people let out until a day.
    holdfast: { released_by_hand_until: until === null ? null : seconds(until) },
  });
  routes.get('/models', async (context) => {
    const tenant = await requireTenant(database, context.get('caller').tenant);
    const bases = Object.keys(tenant.policy.models).map((name) => baseView(name, tenant));
    const data = [...bases, ...(await listUsableModels(database, tenant.id)).map(tunedView)];
    return context.json({ object: 'list', data });
  });
  // Names may have slashes in them.
  routes.get('/models/:name{.+}', async (context) => {
    const name = context.req.param('name');
    const tenant = await requireTenant(database, context.get('caller').tenant);
    if (Object.hasOwn(tenant.policy.models, name)) return context.json(baseView(name, tenant));
    const model = await findUsableModel(database, { id: name, tenant: tenant.id });
    if (!model) throw notThere('model', name);
    return context.json(tunedView(model));
  });
  routes.delete('/models/:name{.+}', may('tune'), async (context) => {
    const id = context.req.param('name');
    const { tenant, actor } = callerOf(context);
    const model = await findTunedModel(database, { id, tenant });
    if (!model) throw notThere('model', id);
    if (
      await database.get(
        `select 1 from jobs where status in ('queued', 'running', 'paused') and model = ?`,
        id,
      )
    ) {
      throw new ApiError(409, 'A job still goes on from this model.', { code: 'model_in_use' });
    }
    await database.transaction(async () => {
      await database.run(`update models set state = 'deleted' where id = ?`, id);
      await appendLog(database, { tenant, actor, action: 'model.deleted', subject: id });
    });
    // A model at a service has no folder here.
    await dropModel(folder, model);
    return context.json({ id, object: 'model', deleted: true });
  });
  return routes;
}
