import type { Context } from 'hono';
import type { GatewayFolder } from '../gateway-folder.ts';
import { type GatewayTypes, notThere } from '../gateway-types.ts';
import { findTuningJob } from '../jobs/job-table.ts';
import type { RunPlace } from './run-place.ts';

/** The run of the job that a request names. Throws ApiError 404 for none, and for somebody else's. */
export function runOfRequest(folder: GatewayFolder, context: Context<GatewayTypes>): RunPlace {
  const id = context.req.param('id') ?? '';
  const job = findTuningJob(folder.database, { id, tenant: context.get('caller').tenant });
  if (!job) throw notThere('fine-tuning job', id);
  const data = folder.file(job.trainingFile);
  return { id, title: job.request.suffix ?? id, path: folder.run(id), data };
}
