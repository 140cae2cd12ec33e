import { expect, test } from 'vitest';
import { onBothDatabases } from '../fixtures/databases.ts';
import type { Database } from './database.ts';
import { openDatabase } from './open-database.ts';

function insert(database: Database, id: string): Promise<number> {
  return database.run(`insert into tenants values (?, ?, 0, '{}', 0)`, id, id);
}

function ids(database: Database): Promise<{ id: string }[]> {
  return database.all<{ id: string }>('select id from tenants order by id');
}

onBothDatabases((createDatabase) => {
  test('of several statements all are carried out, or none', async () => {
    const database = await openDatabase(await createDatabase());
    const interrupted = database.transaction(async () => {
      await insert(database, 'a');
      await database.transaction(() => insert(database, 'b'));
      throw new Error('no');
    });
    await expect(interrupted).rejects.toThrow('no');
    expect(await ids(database)).toEqual([]);
    await database.transaction(() => insert(database, 'a'));
    expect(await ids(database)).toEqual([{ id: 'a' }]);
    await database.close();
  });

  test('what somebody else asks meanwhile is no part of a transaction, and sees nothing of it', async () => {
    const database = await openDatabase(await createDatabase());
    let seen: Promise<{ id: string }[]> | undefined;
    const other = new Promise<void>((resolve) => {
      setTimeout(() => {
        seen = ids(database);
        resolve();
      }, 20);
    });
    const undone = database.transaction(async () => {
      await insert(database, 'a');
      await other;
      expect(await ids(database)).toEqual([{ id: 'a' }]);
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(await seen).toEqual([]);
    await database.close();
  });

  test('those who look up and then write wait for each other', async () => {
    const place = await createDatabase();
    const databases = await Promise.all([openDatabase(place), openDatabase(place)]);
    const count = (database: Database) =>
      database.transaction(async () => {
        const [{ number }] = await database.all<{ number: number }>('select count(*) as number from tenants');
        await insert(database, String(number).padStart(3, '0'));
      });
    await Promise.all(Array.from({ length: 40 }, (_, place) => count(databases[place % 2])));
    expect((await ids(databases[0])).map(({ id }) => Number(id))).toEqual(
      Array.from({ length: 40 }, (_, id) => id),
    );
    for (const database of databases) await database.close();
  });

  test('numbers are numbers, texts are texts, and what has no place in a text does no harm', async () => {
    const database = await openDatabase(await createDatabase());
    const large = 2 ** 50 + 1;
    const text = `null\0, quotes '", letters äöü한국어, a lone \ud800 and $1 ?`;
    await database.run('insert into tenants values (?, ?, ?, ?, ?)', text, '{"a": 1}', 1, '', large);
    const [row] = await database.all('select * from tenants');
    expect(row).toMatchObject({ name: '{"a": 1}', operator: 1, policy: '', created_at: large });
    expect(await database.get('select name from tenants where id = ?', text)).toEqual({ name: '{"a": 1}' });
    expect(await database.get('select sum(created_at) as sum, count(*) as count from tenants')).toEqual({
      sum: large,
      count: 1,
    });
    await database.close();
  });

  test('one that is opened to be read alone is not changed', async () => {
    const place = await createDatabase();
    await (await openDatabase(place)).close();
    const database = await openDatabase(place, { readOnly: true });
    expect(await ids(database)).toEqual([]);
    await expect(insert(database, 'a')).rejects.toThrow(/read-?only/);
    await database.close();
  });
});
