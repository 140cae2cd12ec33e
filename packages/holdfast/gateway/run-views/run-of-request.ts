import type { Context } from 'hono';
import type { GatewayFolder } from '../gateway-folder.ts';
import { type GatewayTypes, notThere } from '../gateway-types.ts';
import { findJobToSee } from '../jobs/job-table.ts';
import { readableRun } from '../storage/kept-runs.ts';
import { localFile } from '../storage/local-file.ts';
import type { RunPlace } from './run-place.ts';

/** The run of the job that a request names. Throws ApiError 404 for none, and for one that they may not see. */
export async function runOfRequest(folder: GatewayFolder, context: Context<GatewayTypes>): Promise<RunPlace> {
  const id = context.req.param('id') ?? '';
  const job = await findJobToSee(folder.database, { id, caller: context.get('caller') });
  if (!job) throw notThere('fine-tuning job', id);
  // A file that was deleted has no rows to show, and a run all the rest.
  const data = await localFile(folder, job.trainingFile).catch(() => undefined);
  return { id, title: job.request.suffix ?? id, path: await readableRun(folder, id), data };
}
