import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PostgresServer, postgresPrograms, startPostgres } from '../../fixtures/postgres-server.ts';
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
