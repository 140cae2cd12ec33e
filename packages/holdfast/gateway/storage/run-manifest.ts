import type { Database } from '../database/database.ts';
import type { Lease } from '../jobs/leases.ts';

/** What a run's folder held when it was last kept, and on which machine it was. */
export interface RunManifest {
  machine: string;
  /** The SHA-256 of each file, by its path in the folder. */
  files: Readonly<Record<string, string>>;
}

/** The manifest of a job's run; undefined for one that was never kept. */
export async function readManifest(database: Database, job: string): Promise<RunManifest | undefined> {
  const row = await database.get<{ machine: string; files: string }>(
    'select machine, files from run_manifests where job = ?',
    job,
  );
  return row && { machine: row.machine, files: JSON.parse(row.files) };
}

/**
 * Makes known what a run's folder holds now: all of it at once, for whoever takes the job over. Returns false, and changes nothing,
 * where the worker has lost the job meanwhile.
 */
export async function writeManifest(
  database: Database,
  { job: { id }, worker }: Lease,
  { machine, files }: RunManifest,
): Promise<boolean> {
  const written = await database.run(
    `insert into run_manifests (job, machine, files)
     select id, ?, ? from jobs where id = ? and lease_owner = ? and status = 'running'
     on conflict (job) do update set machine = excluded.machine, files = excluded.files`,
    machine,
    JSON.stringify(files),
    id,
    worker,
  );
  return written === 1;
}
