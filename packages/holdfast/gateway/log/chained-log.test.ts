import { expect, test } from 'vitest';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/open-database.ts';
import { onBothDatabases } from '../fixtures/databases.ts';
import { appendLog, chainStart, checkChain, readLog } from './chained-log.ts';

onBothDatabases((createDatabase) => {
  async function written(records = 1100): Promise<Database> {
    const database = await openDatabase(await createDatabase());
    await database.transaction(async () => {
      for (let number = 1; number <= records; number++) {
        const subject = `file-${number}`;
        await appendLog(database, { tenant: `t${number % 2}`, actor: 'a', action: 'file.created', subject });
      }
    });
    return database;
  }

  /** Changes what the database guards, as somebody could who owns it. */
  async function change(database: Database, sql: string): Promise<void> {
    const triggers =
      database.kind === 'sqlite'
        ? ['drop trigger log_is_kept', 'drop trigger log_stays']
        : ['drop trigger log_is_kept on log'];
    for (const statement of [...triggers, sql]) await database.run(statement);
  }

  test('records are read from the newest on, of one tenant or of all', async () => {
    const database = await written();
    expect((await readLog(database, { limit: 2 })).map(({ number }) => number)).toEqual([1100, 1099]);
    const ofOne = await readLog(database, { limit: 2, tenant: 't1', before: 1099 });
    expect(ofOne.map(({ number }) => number)).toEqual([1097, 1095]);
    await expect(database.run(`update log set actor = 'b'`)).rejects.toThrow(/only added to/);
    await expect(database.run('delete from log')).rejects.toThrow(/only added to/);
    await database.close();
  });

  test.each([
    [`update log set actor = 'somebody else' where number = 70`, 'record 70 is not what was written'],
    ['delete from log where number = 70', 'record 70 is missing'],
    [`update log set hash = '00' where number = 7`, 'record 7 is not what was written'],
  ])('what was changed afterwards is seen: %s', async (sql, problem) => {
    const database = await written(100);
    await change(database, sql);
    expect((await checkChain(database)).problem).toBe(problem);
    await database.close();
  });

  test('a chain that was cut or made anew does not go through a hash that was noted before', async () => {
    const database = await written();
    const { head, records, problem } = await checkChain(database);
    // The page shows the first 16 characters of a hash.
    expect((await checkChain(database, head.slice(0, 16))).problem).toBeUndefined();
    expect([records, problem]).toEqual([1100, undefined]);
    expect((await checkChain(database, chainStart)).problem).toBeUndefined();
    await change(database, 'delete from log where number > 1000');
    expect(await checkChain(database)).toEqual({ records: 1000, head: expect.any(String) });
    expect((await checkChain(database, head)).problem).toMatch(/not among its records/);
    expect((await checkChain(database, head.slice(0, 16))).problem).toMatch(/not among its records/);
    await database.close();
  });
});
