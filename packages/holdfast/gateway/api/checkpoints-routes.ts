import { Hono } from 'hono';
import { z } from 'zod';
import { newId } from '../database/new-id.ts';
import { readPage } from '../database/page.ts';
import type { GatewayFolder } from '../gateway-folder.ts';
import { callerOf, type GatewayTypes, may, notThere, seconds } from '../gateway-types.ts';
import { findTuningJob } from '../jobs/job-table.ts';
import { appendLog } from '../log/chained-log.ts';
import { releasesOfJobs } from '../models/releases-of-jobs.ts';
import { findTunedModel, stateOf, type TunedModel } from '../models/tuned-models.ts';
import { ApiError } from '../shell/api-error.ts';
import { readBody } from '../shell/read-body.ts';
import { findTenant } from '../tenants/tenants.ts';
import { pageRequest } from './page-request.ts';
import { jobView } from './views/job-view.ts';
import { type PermissionRow, permissionView } from './views/permission-view.ts';

const permissionSchema = z.strictObject({ project_ids: z.array(z.string()).min(1).max(100) });

/**
 * The checkpoints of jobs, of which each released model is one, and the permissions by which other tenants may use them: their
 * `project_id` is a tenant's id.
 */
export function checkpointsRoutes({ database }: GatewayFolder): Hono<GatewayTypes> {
  const routes = new Hono<GatewayTypes>();
  const released = async (id: string, tenant: string): Promise<TunedModel> => {
    const model = await findTunedModel(database, { id, tenant });
    if (!model || stateOf(model) !== 'released') throw notThere('checkpoint', id);
    return model;
  };
  routes.get('/fine_tuning/jobs/:id/checkpoints', may('read'), async (context) => {
    const { tenant } = context.get('caller');
    const id = context.req.param('id');
    const job = await findTuningJob(database, { id, tenant });
    if (!job) throw notThere('fine-tuning job', id);
    const { fine_tuned_model: name } = jobView(job, {
      byHand: (await releasesOfJobs(database, [job])).get(id),
    });
    const model = name === null ? undefined : await findTunedModel(database, { id: name, tenant });
    // There is one, so that none stands behind it.
    const { after } = pageRequest(context, { limit: 10, most: 100 });
    const [first = null] = model && after === undefined ? [`ftckpt_${model.job}`] : [];
    const data = model && first !== null ? [checkpointView(model)] : [];
    return context.json({ object: 'list', data, first_id: first, last_id: first, has_more: false });
  });
  const permissions = '/fine_tuning/checkpoints/:model/permissions';
  routes.post(permissions, may('administer'), async (context) => {
    const { tenant, actor } = callerOf(context);
    const { id: model } = await released(context.req.param('model'), tenant);
    const { project_ids: given } = await readBody(context, permissionSchema);
    const rows = await database.transaction(async () => {
      const permitted: PermissionRow[] = [];
      for (const project of given) {
        const other = await findTenant(database, project);
        if (other?.id !== project) {
          throw new ApiError(400, `There is no project ${project}.`, { param: 'project_ids' });
        }
        const known = 'select * from permissions where model = ? and tenant = ?';
        let row = await database.get<PermissionRow>(known, model, project);
        if (!row) {
          row = { id: newId('cp_'), model, tenant: project, created_at: Date.now() };
          const sql = 'insert into permissions (id, model, tenant, created_at) values (?, ?, ?, ?)';
          await database.run(sql, row.id, model, project, row.created_at);
          const detail = { project };
          await appendLog(database, { tenant, actor, action: 'permission.created', subject: model, detail });
        }
        permitted.push(row);
      }
      return permitted;
    });
    const [first, last] = [rows[0].id, rows[rows.length - 1].id];
    return context.json({
      object: 'list',
      data: rows.map(permissionView),
      first_id: first,
      last_id: last,
      has_more: false,
    });
  });
  routes.get(permissions, may('administer'), async (context) => {
    const { tenant } = callerOf(context);
    const { id: model } = await released(context.req.param('model'), tenant);
    const project = context.req.query('project_id');
    const list = {
      table: 'permissions',
      where: project === undefined ? 'model = ?' : 'model = ? and tenant = ?',
      values: project === undefined ? [model] : [model, project],
    };
    const page = pageRequest(context, { limit: 10, most: 100 });
    const { rows, hasMore } = await readPage<PermissionRow>(database, list, page);
    return context.json({
      object: 'list',
      data: rows.map(permissionView),
      first_id: rows[0]?.id ?? null,
      last_id: rows.at(-1)?.id ?? null,
      has_more: hasMore,
    });
  });
  routes.delete(`${permissions}/:id`, may('administer'), async (context) => {
    const { tenant, actor } = callerOf(context);
    const { id: model } = await released(context.req.param('model'), tenant);
    const id = context.req.param('id');
    await database.transaction(async () => {
      const deleted = await database.run('delete from permissions where id = ? and model = ?', id, model);
      if (deleted === 0) throw notThere('permission', id);
      await appendLog(database, {
        tenant,
        actor,
        action: 'permission.deleted',
        subject: model,
        detail: { id },
      });
    });
    return context.json({ id, object: 'checkpoint.permission', deleted: true });
  });
  return routes;
}

/** A released model as OpenAI's `FineTuningJobCheckpoint`. */
function checkpointView({ id, job, steps, loss, created_at }: TunedModel): object {
  return {
    id: `ftckpt_${job}`,
    object: 'fine_tuning.job.checkpoint',
    created_at: seconds(created_at),
    fine_tuned_model_checkpoint: id,
    fine_tuning_job_id: job,
    step_number: steps,
    metrics: { step: steps, train_loss: loss ?? undefined },
  };
}
