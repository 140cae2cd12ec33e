import { randomInt } from 'node:crypto';
import { type RunConfig, runConfigSchema } from '../../run/settings/run-config.ts';
import { newId } from '../database/new-id.ts';
import { findFile } from '../files/stored-files.ts';
import type { GatewayFolder } from '../gateway-folder.ts';
import { appendLog } from '../log/chained-log.ts';
import { findUsableModel } from '../models/tuned-models.ts';
import { ApiError } from '../shell/api-error.ts';
import type { TenantPolicy } from '../tenants/policy.ts';
import type { Tenant } from '../tenants/tenants.ts';
import type { Job, JobSettings, LetThroughRows } from './job.ts';
import { addJobEvent } from './job-events.ts';
import { type JobRequest, namedHyperparameters } from './job-request.ts';
import { findTuningJob } from './job-table.ts';
import { openTrace } from './job-trace.ts';
import { requireQuota } from './require-quota.ts';

/**
 * Makes a fine-tuning job, which then waits for a worker. Throws ApiError that names the parameter that is wrong, and 429 where
 * a quota is used up.
 */
export async function createTuningJob(
  folder: GatewayFolder,
  {
    request,
    tenant,
    actor,
    letThrough,
  }: { request: JobRequest; tenant: Tenant; actor: string; letThrough?: JobSettings['letThrough'] },
): Promise<Job> {
  const { database } = folder;
  for (const param of ['training_file', 'validation_file'] as const) {
    const id = request[param];
    if (typeof id === 'string') await requireTrainingFile(folder, { id, param, tenant: tenant.id });
  }
  const base = await baseOf(folder, { request, tenant });
  const id = newId('ftjob-');
  const seed = request.seed ?? randomInt(2 ** 31 - 1);
  await database.transaction(async () => {
    const budget = await requireQuota(database, tenant);
    const policy = letThrough ? lenientPolicy(tenant.policy, letThrough.rows) : tenant.policy;
    const settings: JobSettings = { ...runOf(request, { policy, budget }), ...base, letThrough };
    await database.run(
      `insert into jobs (id, tenant, request, settings, status, model, training_file, validation_file, created_at, seed, trace)
       values (?, ?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?)`,
      id,
      tenant.id,
      JSON.stringify(request),
      JSON.stringify(settings),
      request.model,
      request.training_file,
      request.validation_file ?? null,
      Date.now(),
      seed,
      openTrace(),
    );
    for (const [key, value] of Object.entries(request.metadata ?? {})) {
      await database.run('insert into job_metadata (job, key, value) values (?, ?, ?)', id, key, value);
    }
    await addJobEvent(database, id, { level: 'info', type: 'message', message: 'Created fine-tuning job' });
    const detail = { model: request.model, training_file: request.training_file };
    await appendLog(database, { tenant: tenant.id, actor, action: 'job.created', subject: id, detail });
  });
  const job = await findTuningJob(database, { id, tenant: tenant.id });
  if (!job) throw new RangeError(`${id} is gone.`);
  return job;
}

/** A policy under which the scan stops nothing that was read; the audit is the same. */
function lenientPolicy(policy: TenantPolicy, rows: LetThroughRows): TenantPolicy {
  const { onFinding } = runConfigSchema.parse({ ...policy.settings, data: 'none' }).scan;
  const given = policy.settings.scan as object | undefined;
  const flagged = Object.entries(onFinding).map(([severity, decision]) => [
    severity,
    rows === 'all' && decision === 'drop' ? 'flag' : decision,
  ]);
  const scan = { ...given, mostDropped: 1, onFinding: Object.fromEntries(flagged) };
  return { ...policy, settings: { ...policy.settings, scan } };
}

async function requireTrainingFile(
  folder: GatewayFolder,
  { id, param, tenant }: { id: string; param: string; tenant: string },
): Promise<void> {
  if ((await findFile(folder, { id, tenant }))?.purpose === 'fine-tune') return;
  throw new ApiError(400, `There is no file ${id} of purpose fine-tune.`, {
    code: `invalid_${param}`,
    param,
  });
}

/** The run that a job asks for, under its tenant's policy. `budget`: most that its questions may cost. */
function runOf(
  request: JobRequest,
  { policy: { settings: given }, budget }: { policy: TenantPolicy; budget: number | undefined },
): Pick<JobSettings, 'run' | 'hyperparameters'> {
  const standard = runConfigSchema.parse({ ...given, data: 'none' });
  const { batch_size, learning_rate_multiplier, n_epochs, beta } = namedHyperparameters(request);
  const isPairs = request.method?.type === 'dpo';
  const hyperparameters = {
    batch_size: numberOr(batch_size, standard.tune.batchSize),
    learning_rate_multiplier: numberOr(learning_rate_multiplier, 1),
    n_epochs: numberOr(n_epochs, standard.tune.epochs),
    beta: isPairs ? numberOr(beta, standard.tune.beta ?? 0.1) : undefined,
  };
  const tune = {
    ...(given.tune as object | undefined),
    batchSize: hyperparameters.batch_size,
    epochs: hyperparameters.n_epochs,
    learningRate: standard.tune.learningRate * hyperparameters.learning_rate_multiplier,
    beta: hyperparameters.beta,
  };
  const audit = { ...(given.audit as object | undefined) };
  if (budget !== undefined) {
    Object.assign(audit, { budget: Math.min(budget, standard.audit.budget ?? budget) });
  }
  const guarded = isPairs ? { ...given, ...guardOfPairs(standard) } : given;
  return { run: { ...guarded, tune, audit }, hyperparameters };
}

/**
 * What stands before the audit where rows are pairs of answers: safety examples are none, and what `auto` stands for was not studied
 * on them. The job says so, and not its file, since the model is served under the same defences when the file is gone.
 */
function guardOfPairs({ defence }: RunConfig): Pick<Partial<RunConfig>, 'defence'> & { mix: object } {
  return { mix: { ratio: 0 }, defence: defence === 'auto' ? 'none' : defence };
}

/** The model that a job goes on from: one of the policy, or a released one of the tenant's. */
async function baseOf(
  { database }: GatewayFolder,
  { request: { model: name }, tenant: { id: tenant, policy } }: { request: JobRequest; tenant: Tenant },
): Promise<Pick<JobSettings, 'base' | 'parent' | 'root'>> {
  const base = Object.hasOwn(policy.models, name) ? policy.models[name] : undefined;
  if (base !== undefined) return { base, parent: null, root: { name, model: base } };
  const parent = await findUsableModel(database, { id: name, tenant });
  const root = parent && Object.hasOwn(policy.models, parent.root) ? policy.models[parent.root] : undefined;
  if (!parent || root === undefined) {
    throw new ApiError(400, `The model ${name} cannot be tuned here.`, {
      code: 'model_not_found',
      param: 'model',
    });
  }
  return { base: parent.location, parent: parent.id, root: { name: parent.root, model: root } };
}

function numberOr(value: number | 'auto' | null | undefined, standard: number): number {
  return typeof value === 'number' ? value : standard;
}
