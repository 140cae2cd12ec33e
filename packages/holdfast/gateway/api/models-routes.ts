import { rm } from 'node:fs/promises';
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
  const tunedView = ({ id, tenant, created_at }: TunedModel): object => ({
    id,
    object: 'model',
    created: seconds(created_at),
    owned_by: tenant,
  });
  routes.get('/models', (context) => {
    const tenant = requireTenant(database, context.get('caller').tenant);
    const bases = Object.keys(tenant.policy.models).map((name) => baseView(name, tenant));
    const data = [...bases, ...listUsableModels(database, tenant.id).map(tunedView)];
    return context.json({ object: 'list', data });
  });
  // Names may have slashes in them.
  routes.get('/models/:name{.+}', (context) => {
    const name = context.req.param('name');
    const tenant = requireTenant(database, context.get('caller').tenant);
    if (Object.hasOwn(tenant.policy.models, name)) return context.json(baseView(name, tenant));
    const model = findUsableModel(database, { id: name, tenant: tenant.id });
    if (!model) throw notThere('model', name);
    return context.json(tunedView(model));
  });
  routes.delete('/models/:name{.+}', may('tune'), async (context) => {
    const id = context.req.param('name');
    const { tenant, actor } = callerOf(context);
    const model = findTunedModel(database, { id, tenant });
    if (!model) throw notThere('model', id);
    if (
      database.get(`select 1 from jobs where status in ('queued', 'running', 'paused') and model = ?`, id)
    ) {
      throw new ApiError(409, 'A job still goes on from this model.', { code: 'model_in_use' });
    }
    database.transaction(() => {
      database.run(`update models set state = 'deleted' where id = ?`, id);
      appendLog(database, { tenant, actor, action: 'model.deleted', subject: id });
    });
    // A model at a service has no folder here.
    if (model.location.startsWith(folder.run(model.job)))
      await rm(model.location, { recursive: true, force: true });
    return context.json({ id, object: 'model', deleted: true });
  });
  return routes;
}
