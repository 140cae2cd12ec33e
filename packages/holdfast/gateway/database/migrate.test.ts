import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from './open-database.ts';

async function place(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'holdfast-database-')), 'gateway.db');
}

test('a database is brought forward once, and opened as it is from then on', async () => {
  const path = await place();
  const first = openDatabase(path);
  const done = first.all('select * from migrations');
  expect(done.length).toBeGreaterThan(0);
  const second = openDatabase(path);
  expect(second.all('select * from migrations')).toEqual(done);
  for (const database of [first, second]) database.close();
});

test('a database of a newer version, and one of another form, are not touched', async () => {
  const path = await place();
  const database = openDatabase(path);
  database.run(`insert into migrations values (1000, 'x', 0)`);
  expect(() => openDatabase(path)).toThrow(/newer Holdfast/);
  database.run('delete from migrations where number = 1000');
  database.run(`update migrations set hash = 'x' where number = 0`);
  expect(() => openDatabase(path)).toThrow(/another form than migration 0/);
  database.close();
});

test('of several statements all are carried out, or none', async () => {
  const database = openDatabase(await place());
  const insert = (id: string): number =>
    database.run(`insert into tenants values (?, ?, 0, '{}', 0)`, id, id);
  expect(() =>
    database.transaction(() => {
      insert('a');
      database.transaction(() => insert('b'));
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(database.all('select * from tenants')).toEqual([]);
  database.transaction(() => insert('a'));
  expect(database.all('select id from tenants')).toEqual([{ id: 'a' }]);
  database.close();
});
