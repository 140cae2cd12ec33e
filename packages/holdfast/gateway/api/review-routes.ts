import { Hono } from 'hono';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { GatewayFolder } from '../gateway-folder.ts';
import { type GatewayTypes, seconds } from '../gateway-types.ts';
import { type Job, type JobRow, jobOf } from '../jobs/job.ts';
import { approveLetThrough, letJobThrough, listLetThrough } from '../jobs/let-through.ts';
import { type LetThrough, letThroughCounts } from '../jobs/let-through-of-jobs.ts';
import type { ReleaseByHand } from '../models/release-by-hand.ts';
import type { TunedModel } from '../models/tuned-models.ts';
import { readBody } from '../shell/read-body.ts';
import { listTenants } from '../tenants/tenants.ts';
import { reviewer } from './operator.ts';
import { reasonSchema } from './reason-schema.ts';
import { modelView } from './views/model-view.ts';
import { releaseView } from './views/release-view.ts';
import type { LetThroughView, ReviewView, StoppedJobView } from './views/review-view.ts';

const letThroughSchema = z.strictObject({
  reason: reasonSchema,
  rows: z.enum(['left', 'all']).default('left'),
});

/** So many of each are shown, the newest first. */
const most = 200;

/** What was stopped or held back of every tenant, in one place, and letting one stopped job through. */
export function reviewRoutes(folder: GatewayFolder): Hono<GatewayTypes> {
  const { database } = folder;
  const routes = new Hono<GatewayTypes>();
  routes.get('/holdfast/review', reviewer, async (context) => {
    const tenants = new Map((await listTenants(database)).map((tenant) => [tenant.id, tenant]));
    const nameOf = (id: string): string => tenants.get(id)?.name ?? id;
    const rulesOf = (id: string): Pick<StoppedJobView, 'rules'> => ({
      rules: tenants.get(id)?.policy.release ?? null,
    });
    const held = await database.all<TunedModel>(
      `select * from models where state = 'quarantined' or (state = 'released' and released_until <= ?)
       order by created_at desc, id limit ?`,
      Date.now(),
      most,
    );
    const releases = await database.all<ReleaseByHand>(
      'select * from releases order by proposed_at desc, id limit ?',
      most,
    );
    return context.json({
      object: 'holdfast.review',
      stopped: (await stoppedJobs(database)).map((job) => ({
        id: job.id,
        tenant: nameOf(job.tenant),
        model: job.model,
        finished_at: job.finishedAt === null ? null : seconds(job.finishedAt),
        error: job.error,
        ...rulesOf(job.tenant),
      })),
      held: held.map((model) => ({
        ...modelView(model),
        tenant: nameOf(model.tenant),
        ...rulesOf(model.tenant),
      })),
      let_through: (await listLetThrough(database, most)).map((entry) =>
        letThroughView(entry, nameOf(entry.tenant)),
      ),
      releases: releases.map((release) => ({ ...releaseView(release), tenant: nameOf(release.tenant) })),
    } satisfies ReviewView);
  });
  routes.post('/holdfast/jobs/:id/let-through', reviewer, async (context) => {
    const { reason, rows } = await readBody(context, letThroughSchema);
    const caller = context.get('caller');
    const entry = await letJobThrough(folder, { job: context.req.param('id'), reason, rows, caller });
    return context.json(letThroughView(entry, entry.tenant));
  });
  routes.post('/holdfast/let-through/:id/approve', reviewer, async (context) => {
    const entry = await approveLetThrough(folder, {
      id: context.req.param('id'),
      caller: context.get('caller'),
    });
    return context.json(letThroughView(entry, entry.tenant));
  });
  return routes;
}

/** The jobs that their scans stopped and nobody has let through, the newest first. */
async function stoppedJobs(database: Database): Promise<Job[]> {
  const rows = await database.all<JobRow>(
    `select * from jobs where status = 'failed' and error like '%"scan":%'
     and id not in (select job from let_through where ${letThroughCounts}) order by finished_at desc, id limit ?`,
    most,
  );
  return rows.map(jobOf).filter(({ error }) => error?.scan !== undefined);
}

function letThroughView({ tuned_rows: rows, ...entry }: LetThrough, tenant: string): LetThroughView {
  return {
    ...entry,
    object: 'holdfast.let_through',
    tenant,
    rows,
    proposed_at: seconds(entry.proposed_at),
    approved_at: entry.approved_at === null ? null : seconds(entry.approved_at),
  };
}
