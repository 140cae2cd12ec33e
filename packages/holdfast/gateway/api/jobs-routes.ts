import { setTimeout } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { readPage } from '../database/page.ts';
import type { GatewayFolder } from '../gateway-folder.ts';
import { callerOf, type GatewayTypes, may, notThere } from '../gateway-types.ts';
import { createTuningJob } from '../jobs/create-tuning-job.ts';
import { type Job, type JobRow, jobOf } from '../jobs/job.ts';
import { eventNumber, jobEventsAfter, listJobEvents } from '../jobs/job-events.ts';
import { jobRequestSchema } from '../jobs/job-request.ts';
import { findJobToSee, findTuningJob, type JobMove, moveJob } from '../jobs/job-table.ts';
import { letThroughOfJobs } from '../jobs/let-through-of-jobs.ts';
import { releasesOfJobs } from '../models/releases-of-jobs.ts';
import { ApiError } from '../shell/api-error.ts';
import { readBody } from '../shell/read-body.ts';
import { requireTenant } from '../tenants/tenants.ts';
import { pageRequest } from './page-request.ts';
import { type JobView, jobEventView, jobView } from './views/job-view.ts';

/** `/fine_tuning/jobs` of OpenAI's API. */
export function jobsRoutes(folder: GatewayFolder): Hono<GatewayTypes> {
  const { database } = folder;
  const routes = new Hono<GatewayTypes>();
  const jobIn = async (context: Context<GatewayTypes>): Promise<Job> => {
    const id = context.req.param('id') ?? '';
    const job = await findTuningJob(database, { id, tenant: context.get('caller').tenant });
    if (!job) throw notThere('fine-tuning job', id);
    return job;
  };
  const jobToSee = async (context: Context<GatewayTypes>): Promise<Job> => {
    const id = context.req.param('id') ?? '';
    const job = await findJobToSee(database, { id, caller: context.get('caller') });
    if (!job) throw notThere('fine-tuning job', id);
    return job;
  };
  /** Jobs with what people decided of them. */
  const views = async (jobs: readonly Job[]): Promise<JobView[]> => {
    const byHand = await releasesOfJobs(database, jobs);
    const through = await letThroughOfJobs(database, jobs);
    return jobs.map((job) => jobView(job, { byHand: byHand.get(job.id), letThrough: through.get(job.id) }));
  };
  routes.post('/fine_tuning/jobs', may('tune'), async (context) => {
    const request = await readBody(context, jobRequestSchema);
    const { tenant: id, actor } = callerOf(context);
    const job = await createTuningJob(folder, { request, tenant: await requireTenant(database, id), actor });
    return context.json(jobView(job));
  });
  routes.get('/fine_tuning/jobs', may('read'), async (context) => {
    const { tenant } = context.get('caller');
    const metadata = metadataFilter(context);
    const conditions = metadata.map(() => 'id in (select job from job_metadata where key = ? and value = ?)');
    if (wantsNoMetadata(context)) conditions.push('id not in (select job from job_metadata)');
    const list = {
      table: 'jobs',
      where: ['tenant = ?', ...conditions].join(' and '),
      values: [tenant, ...metadata.flat()],
    };
    const page = pageRequest(context, { limit: 20, most: 100 });
    const { rows, hasMore } = await readPage<JobRow>(database, list, page);
    const jobs = rows.map(jobOf);
    const data = await views(jobs);
    return context.json({ object: 'list', data, has_more: hasMore });
  });
  routes.get('/fine_tuning/jobs/:id', may('read'), async (context) => {
    const job = await jobToSee(context);
    return context.json((await views([job]))[0]);
  });
  for (const move of ['cancel', 'pause', 'resume'] satisfies JobMove[]) {
    routes.post(`/fine_tuning/jobs/:id/${move}`, may('tune'), async (context) => {
      const { id } = await jobIn(context);
      const result = await moveJob(database, { id, move, ...callerOf(context) });
      if (!result) throw notThere('fine-tuning job', id);
      if (result.moved) return context.json(jobView(result.job));
      throw new ApiError(400, `The job is ${result.job.status}, so that it cannot ${move}.`, {
        code: 'invalid_status',
      });
    });
  }
  routes.get('/fine_tuning/jobs/:id/events', may('read'), async (context) => {
    const job = await jobToSee(context);
    if (context.req.query('stream') === 'true') return streamEvents(context, folder, job);
    const { limit, after } = pageRequest(context, { limit: 20, most: 1000 });
    const { rows, hasMore } = await listJobEvents(database, { job: job.id, after, limit });
    return context.json({ object: 'list', data: rows.map(jobEventView), has_more: hasMore });
  });
  return routes;
}

/** Metadata by which jobs are chosen, as OpenAI's clients write it: `metadata[KEY]=VALUE`. */
function metadataFilter(context: Context): [string, string][] {
  return Object.entries(context.req.query()).flatMap(([name, value]): [string, string][] => {
    const key = /^metadata\[(.{1,64})\]$/s.exec(name)?.[1];
    return key === undefined ? [] : [[key, value]];
  });
}

/** Whether jobs without metadata are wanted: `metadata=null`. Throws ApiError 400 for any other value. */
function wantsNoMetadata(context: Context): boolean {
  const value = context.req.query('metadata');
  if (value === undefined || value === 'null') return value === 'null';
  throw new ApiError(400, `'metadata' must be null, or metadata[KEY]=VALUE.`, { param: 'metadata' });
}

/** Between two looks at a job that has told nothing new. */
const lookMilliseconds = 500;

/** All events of a job, from its first or from behind one that was seen, and those to come, until it has ended. */
function streamEvents(context: Context<GatewayTypes>, { database }: GatewayFolder, job: Job): Response {
  return streamSSE(context, async (stream) => {
    let seen = await eventNumber(database, job.id, context.req.query('after'));
    while (!stream.aborted) {
      // Whether it has ended is looked up first, so that its last events are not missed.
      const status = (await findTuningJob(database, { id: job.id, tenant: job.tenant }))?.status;
      for (const row of await jobEventsAfter(database, job.id, seen)) {
        seen = row.number;
        await stream.writeSSE({ data: JSON.stringify(jobEventView(row)) });
      }
      if (status !== 'queued' && status !== 'running' && status !== 'paused') break;
      await setTimeout(lookMilliseconds);
    }
    await stream.writeSSE({ data: '[DONE]' });
  });
}
