import { execFileSync } from 'node:child_process';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { databaseIn } from './database/database-in.ts';
import { type CreateDatabase, onBothDatabases } from './fixtures/databases.ts';
import { postgresPrograms } from './fixtures/postgres-server.ts';
import { benignFile, type RunningGateway, startGateway } from './fixtures/running-gateway.ts';
import { verifyGateway } from './verify-gateway.ts';

/** Copies a database as the documentation says, into a folder or into a new database; where the copy is. */
async function copyDatabase(
  { folder }: RunningGateway,
  { address, backup, createDatabase }: { address: string; backup: string; createDatabase: CreateDatabase },
): Promise<string> {
  if (folder.database.kind === 'sqlite') {
    // What is written meanwhile is in the write-ahead log; "vacuum into" makes one whole file of both.
    await folder.database.run(`vacuum into '${databaseIn(backup)}'`);
    return databaseIn(backup);
  }
  const dump = join(backup, 'gateway.dump');
  const program = (name: string): string => join(postgresPrograms ?? '', name);
  execFileSync(program('pg_dump'), ['--format=custom', `--file=${dump}`, address]);
  const restored = await createDatabase();
  execFileSync(program('pg_restore'), ['--exit-on-error', `--dbname=${restored}`, dump]);
  return restored;
}

onBothDatabases((createDatabase) => {
  test('what is copied as the documentation says is a backup: restored, it has everything, and its log is whole', async () => {
    const address = await createDatabase();
    const gateway = await startGateway({ database: address });
    const client = gateway.client();
    const file = await client.files.create({ file: await benignFile(2), purpose: 'fine-tune' });
    const content = await (await client.files.content(file.id)).text();
    const { id: job } = await client.fineTuning.jobs.create({ model: 'organism', training_file: file.id });
    const { head } = await verifyGateway(address);
    const backup = await mkdtemp(join(tmpdir(), 'holdfast-backup-'));
    const database = await copyDatabase(gateway, { address, backup, createDatabase });
    for (const part of ['files', 'runs'])
      await cp(join(gateway.folder.path, part), join(backup, part), { recursive: true });
    await client.fineTuning.jobs.cancel(job);
    await client.files.delete(file.id);
    await gateway.close();

    expect((await verifyGateway(database, { head })).misfits).toEqual([]);
    const restored = await startGateway({ database, restored: { path: backup, key: gateway.key } });
    expect(await (await restored.client().files.content(file.id)).text()).toBe(content);
    expect((await restored.client().fineTuning.jobs.retrieve(job)).status).toBe('queued');
    // It goes on as a gateway does: what is done now is chained to what was done before.
    await restored.client().fineTuning.jobs.cancel(job);
    expect((await verifyGateway(database, { head })).misfits).toEqual([]);
    await restored.close();
  });
});
