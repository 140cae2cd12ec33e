import type { Database } from '../database/database.ts';
import { recordFile, type StoredFile } from '../files/stored-files.ts';
import { appendLog } from '../log/chained-log.ts';
import type { TunedModel } from '../models/tuned-models.ts';
import type { TuningJobError } from './job.ts';
import { addJobEvent } from './job-events.ts';
import type { Lease } from './leases.ts';

/** What a job came to: a model, released or in quarantine, or an error alone. */
export interface JobOutcome {
  model?: TunedModel;
  /** Why nothing is released. */
  error?: TuningJobError;
  trainedTokens?: number;
  results?: StoredFile;
}

/**
 * Ends a job: its status, its model and what is told of both are there together or not at all. Returns false, and changes
 * nothing, where the worker has lost the job meanwhile.
 */
export async function finishJob(
  database: Database,
  { job, worker }: Lease,
  outcome: JobOutcome,
): Promise<boolean> {
  const { model, error, trainedTokens = null, results } = outcome;
  const released = model?.state === 'released';
  return database.transaction(async () => {
    const ended = await database.run(
      `update jobs set status = ?, finished_at = ?, error = ?, fine_tuned_model = ?, result_files = ?, trained_tokens = ?,
       lease_owner = null, lease_until = null where id = ? and lease_owner = ? and status = 'running'`,
      released ? 'succeeded' : 'failed',
      Date.now(),
      error ? JSON.stringify(error) : null,
      released ? model.id : null,
      JSON.stringify(results ? [results.id] : []),
      trainedTokens,
      job.id,
      worker,
    );
    if (ended === 0) return false;
    if (results) await recordFile(database, results, worker);
    const log = (action: string, subject: string, detail: Record<string, unknown>): Promise<void> =>
      appendLog(database, { tenant: job.tenant, actor: worker, action, subject, detail });
    if (model) {
      await insertModel(database, model);
      const { base, fingerprint } = model;
      await log(`model.${model.state}`, model.id, { job: job.id, base, fingerprint, code: error?.code });
    }
    await log(released ? 'job.succeeded' : 'job.failed', job.id, { code: error?.code });
    await addJobEvent(database, job.id, {
      level: released ? 'info' : 'error',
      type: 'message',
      message: released
        ? `New fine-tuned model created: ${model.id}`
        : (error?.message ?? 'The job has failed.'),
      data: { kind: 'end', code: error?.code, model: model?.id },
    });
    return true;
  });
}

async function insertModel(database: Database, model: TunedModel): Promise<void> {
  await database.run(
    `insert into models (id, tenant, job, state, base, root, location, fingerprint, verdict, root_verdict, steps, loss, created_at, released_until)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    model.id,
    model.tenant,
    model.job,
    model.state,
    model.base,
    model.root,
    model.location,
    model.fingerprint,
    model.verdict,
    model.root_verdict,
    model.steps,
    model.loss,
    model.created_at,
    model.released_until,
  );
}
