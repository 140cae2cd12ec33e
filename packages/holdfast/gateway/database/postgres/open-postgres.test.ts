import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PostgresServer, postgresPrograms, startPostgres } from '../../fixtures/postgres-server.ts';
import { takeJob } from '../../jobs/leases.ts';
import { openDatabase } from '../open-database.ts';

describe.skipIf(postgresPrograms === undefined)('PostgreSQL, where it is installed', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.close());

  test('a server that restarts is waited for, and what it interrupted is begun anew', async () => {
    const database = await openDatabase(await server.createDatabase());
    let begun = 0;
    const counted = database.transaction(async () => {
      begun += 1;
      await database.run(`insert into tenants values (?, ?, 0, '{}', 0)`, `t${begun}`, `t${begun}`);
      if (begun === 1) await server.stop('immediate');
      await database.get('select 1');
    });
    while (begun === 0) await setTimeout(10);
    await setTimeout(500);
    await server.start();
    await counted;
    expect(begun).toBe(2);
    expect(await database.all('select id from tenants')).toEqual([{ id: 't2' }]);
    await server.stop('fast');
    const asked = database.all('select id from tenants');
    await server.start();
    expect(await asked).toEqual([{ id: 't2' }]);
    await database.close();
  });

  test('no worker loses its job because the server was away', async () => {
    const database = await openDatabase(await server.createDatabase());
    await database.run(`insert into tenants values ('t', 't', 0, '{}', 0)`);
    await database.run(
      `insert into jobs (id, tenant, request, settings, status, model, training_file, created_at, seed)
       values ('ftjob-1', 't', '{}', '{}', 'queued', 'organism', 'file-1', 0, 1)`,
    );
    expect(await takeJob(database, { worker: 'first', milliseconds: 1 })).toBeDefined();
    await server.stop('fast');
    await server.start();
    // Its lease has run out; whether it is silent is known once the server has been there for as long as a lease.
    expect(await takeJob(database, { worker: 'second', milliseconds: 600_000 })).toBeUndefined();
    const taken = await takeJob(database, { worker: 'second', milliseconds: 1 });
    expect(taken).toMatchObject({ job: { id: 'ftjob-1', attempts: 2 } });
    await database.close();
  });

  test('one that cannot be reached is told of without its password', async () => {
    const error = await openDatabase('postgres://holdfast:secret@127.0.0.1:9/runs', { patience: 100 }).catch(
      (failure: Error) => failure.message,
    );
    expect(error).toBe('The database runs at 127.0.0.1:9 cannot be reached.');
    await expect(openDatabase('postgres://')).rejects.toMatchObject({ code: 'bad-usage' });
    const [unknown] = (await server.createDatabase()).split(/\/[^/]*$/);
    await expect(openDatabase(`${unknown}/none`)).rejects.toThrow('The database none at 127.0.0.1');
  });
});
