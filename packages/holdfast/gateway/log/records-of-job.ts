import { basename, resolve } from 'node:path';
import type { GatewayFile } from '../../evidence/by-hand/gateway-file.ts';
import type { GatewayRecord } from '../../store/gateway-record.ts';
import type { Database } from '../database/database.ts';
import { databaseIn, isGatewayFolder } from '../database/database-in.ts';
import { openDatabase } from '../database/open-database.ts';

/** What is told of a job itself, of its model, and of the tenant whose they are. */
const actions = [
  ...['tenant.created', 'job.created', 'job.succeeded', 'job.failed', 'job.cancel'],
  ...['model.released', 'model.quarantined', 'model.deleted', 'release.proposed', 'release.ended'],
];

/** What is told of a job that was stopped, and stands under that one. */
const ofLetThrough = ['job.let_through', 'job.let_through_proposed'];

/** What a gateway's log says of a job: how it ended, and who decided what of it. Undefined where there is no such job. */
export async function recordsOfJob(database: Database, job: string): Promise<GatewayFile | undefined> {
  const row = await database.get<{ tenant: string }>('select tenant from jobs where id = ?', job);
  if (!row) return undefined;
  const models = await database.all<{ id: string }>('select id from models where job = ?', job);
  const letThrough = await database.all<{ id: string; job: string }>(
    'select id, job from let_through where made = ? or job = ?',
    job,
    job,
  );
  const proposals = new Set(letThrough.map(({ id }) => id));
  const subjects = [row.tenant, job, ...models.map(({ id }) => id), ...letThrough.map((entry) => entry.job)];
  const records = await database.all<GatewayRecord>(
    `select * from log where subject in (${subjects.map(() => '?').join(', ')}) order by number`,
    ...subjects,
  );
  const isOf = ({ action, subject, detail }: GatewayRecord): boolean =>
    ofLetThrough.includes(action)
      ? proposals.has(JSON.parse(detail).let_through)
      : actions.includes(action) && (subject === job || !letThrough.some((entry) => entry.job === subject));
  return { job, records: records.filter(isOf) };
}

/**
 * The same for a run folder, by the gateway's folder that it lies in, or by the database that is named. Undefined where it lies in
 * none. Throws HoldfastError `storage` where the database cannot be read.
 */
export async function recordsOfRun(path: string, place?: string): Promise<GatewayFile | undefined> {
  const service = resolve(path, '..', '..');
  const at = place ?? (isGatewayFolder(service) ? databaseIn(service) : undefined);
  if (at === undefined) return undefined;
  const database = await openDatabase(at, { readOnly: true });
  try {
    return await recordsOfJob(database, basename(resolve(path)));
  } finally {
    await database.close();
  }
}
