import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openDatabase } from '../database/open-database.ts';
import { appendLog, chainStart, checkChain, readLog } from './chained-log.ts';

async function written(): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'holdfast-log-')), 'gateway.db');
  const database = openDatabase(path);
  database.transaction(() => {
    for (let number = 1; number <= 2500; number++) {
      const subject = `file-${number}`;
      appendLog(database, { tenant: `t${number % 2}`, actor: 'a', action: 'file.created', subject });
    }
  });
  database.close();
  return path;
}

function change(path: string, sql: string): void {
  const sqlite = new DatabaseSync(path);
  sqlite.exec('drop trigger log_is_kept; drop trigger log_stays');
  sqlite.exec(sql);
  sqlite.close();
}

test('records are read from the newest on, of one tenant or of all', async () => {
  const database = openDatabase(await written());
  expect(readLog(database, { limit: 2 }).map(({ number }) => number)).toEqual([2500, 2499]);
  expect(readLog(database, { limit: 2, tenant: 't1', before: 2499 }).map(({ number }) => number)).toEqual([
    2497, 2495,
  ]);
  expect(() => database.run(`update log set actor = 'b'`)).toThrow(/only added to/);
  expect(() => database.run('delete from log')).toThrow(/only added to/);
  database.close();
});

test.each([
  [`update log set actor = 'somebody else' where number = 1200`, 'record 1200 is not what was written'],
  ['delete from log where number = 1200', 'record 1200 is missing'],
  [`update log set hash = '00' where number = 7`, 'record 7 is not what was written'],
])('what was changed afterwards is seen: %s', async (sql, problem) => {
  const path = await written();
  change(path, sql);
  const database = openDatabase(path, { readOnly: true });
  expect(checkChain(database).problem).toBe(problem);
  database.close();
});

test('a chain that was cut or made anew does not go through a hash that was noted before', async () => {
  const path = await written();
  let database = openDatabase(path);
  const { head, records, problem } = checkChain(database);
  expect([records, problem]).toEqual([2500, undefined]);
  expect(checkChain(database, chainStart).problem).toBeUndefined();
  database.close();
  change(path, 'delete from log where number > 2000');
  database = openDatabase(path, { readOnly: true });
  expect(checkChain(database)).toEqual({ records: 2000, head: expect.any(String) });
  expect(checkChain(database, head).problem).toMatch(/not among its records/);
  database.close();
});
