import { join } from 'node:path';
import { makeFolder } from '../data/files/make-folder.ts';
import type { Database } from './database/database.ts';
import { databaseIn } from './database/database-in.ts';
import { openDatabase } from './database/open-database.ts';

/** All that a gateway keeps: a folder of plain files, and a database. */
export interface GatewayFolder {
  readonly path: string;
  readonly database: Database;
  /** Where the content of a file lies. */
  file(id: string): string;
  /** Where the part of an upload lies. */
  part(id: string): string;
  /** The run folder of a job. */
  run(job: string): string;
}

/** Opens the folder of a gateway, making it if need be. Throws HoldfastError `storage`. */
export async function openGatewayFolder(path: string): Promise<GatewayFolder> {
  for (const part of ['', 'files', 'parts', 'runs']) await makeFolder(join(path, part));
  const database = openDatabase(databaseIn(path));
  return {
    path,
    database,
    file: (id) => join(path, 'files', `${id}.jsonl`),
    part: (id) => join(path, 'parts', id),
    run: (job) => join(path, 'runs', job),
  };
}
