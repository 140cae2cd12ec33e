import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../data/files/make-folder.ts';
import { storageError } from '../data/files/storage-error.ts';
import { privateFile } from '../data/files/write-atomically.ts';
import type { Database } from './database/database.ts';
import { databaseIn } from './database/database-in.ts';
import { openDatabase } from './database/open-database.ts';
import type { ObjectStore } from './storage/object-store.ts';
import { openS3Store, parseS3Place } from './storage/s3-store.ts';

/** All that a gateway keeps: a folder of plain files, a database, and where several machines share it a store. */
export interface GatewayFolder {
  readonly path: string;
  /** Tells this folder from those of other machines. */
  readonly machine: string;
  readonly database: Database;
  /** Where content lies for all machines; without one, it is this folder's alone. */
  readonly store: ObjectStore | undefined;
  /** Where the content of a file lies. */
  file(id: string): string;
  /** Where the part of an upload lies. */
  part(id: string): string;
  /** The run folder of a job. */
  run(job: string): string;
}

/** Where a gateway keeps what its folder does not. */
export interface GatewayPlaces {
  /** The address of a PostgreSQL database; without one, a SQLite file in the folder. */
  database?: string;
  /** The address of a store, such as `s3://bucket/prefix`. */
  storage?: string;
  /** How long a database that cannot be reached is waited for. Milliseconds. */
  patience?: number;
}

/** Opens the folder of a gateway, making it if need be. Throws HoldfastError `storage`, and `bad-usage` for an address that is none. */
export async function openGatewayFolder(
  path: string,
  { database: place = databaseIn(path), storage, patience }: GatewayPlaces = {},
): Promise<GatewayFolder> {
  for (const part of ['', 'files', 'parts', 'runs']) await makeFolder(join(path, part));
  const store = storage === undefined ? undefined : await openS3Store(parseS3Place(storage));
  return {
    path,
    machine: await machineOf(path),
    database: await openDatabase(place, { patience }),
    store,
    file: (id) => join(path, 'files', `${id}.jsonl`),
    part: (id) => join(path, 'parts', id),
    run: (job) => join(path, 'runs', job),
  };
}

async function machineOf(path: string): Promise<string> {
  const file = join(path, 'machine');
  // Of several processes that open a new folder the first one names it.
  await writeFile(file, randomUUID(), { flag: 'wx', mode: privateFile }).catch((error) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw storageError(file, error);
  });
  return readFile(file, 'utf8');
}
