import { createHash } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { onBothDatabases } from '../fixtures/databases.ts';
import { earlierMigrations, migrations } from './migrations.ts';
import { openDatabase } from './open-database.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';

onBothDatabases((createDatabase) => {
  test('a database is brought forward once, and opened as it is from then on', async () => {
    const place = await createDatabase();
    const opened = await Promise.all([1, 2, 3].map(() => openDatabase(place)));
    const done = await opened[0].all('select * from migrations');
    expect(done.length).toBeGreaterThan(0);
    opened.push(await openDatabase(place));
    expect(await opened[3].all('select * from migrations')).toEqual(done);
    for (const database of opened) await database.close();
  });

  test('a database of a newer version, and one of another form, are not touched', async () => {
    const place = await createDatabase();
    const database = await openDatabase(place);
    await database.run(`insert into migrations values (1000, 'x', 0)`);
    await expect(openDatabase(place)).rejects.toThrow(/newer Holdfast/);
    await database.run('delete from migrations where number = 1000');
    await database.run(`update migrations set hash = 'x' where number = 0`);
    await expect(openDatabase(place)).rejects.toThrow(/another form than migration 0.*start on a new folder/);
    await database.close();
  });

  test('a database that was made by the earlier words of a step is worked with', async () => {
    const place = await createDatabase();
    const database = await openDatabase(place);
    for (const [number, hashes] of Object.entries(earlierMigrations)) {
      for (const hash of hashes) {
        await database.run('update migrations set hash = ? where number = ?', hash, Number(number));
        await (await openDatabase(place)).close();
      }
    }
    await database.close();
  });
});

test('what an older version wrote is brought along: by what it is looked for, and from the folder on', async () => {
  const place = join(await mkdtemp(join(tmpdir(), 'holdfast-database-')), 'gateway.db');
  const older = openSqlite(place);
  const first = migrations[0].map((statement) =>
    typeof statement === 'string' ? statement : statement.sqlite,
  );
  for (const sql of first) await older.run(sql);
  const hash = createHash('sha256').update(first.join(';\n')).digest('hex');
  await older.run(
    'create table migrations (number integer primary key, hash text not null, at integer not null) strict',
  );
  await older.run('insert into migrations values (0, ?, 0)', hash);
  await older.run(`insert into tenants values ('t', 't', 0, '{}', 0)`);
  const requests = [
    { validation_file: 'file-v', metadata: { team: 'support', 'a"b.c': '$' } },
    { metadata: null },
  ];
  for (const [number, request] of requests.entries()) {
    await older.run(
      `insert into jobs (id, tenant, request, settings, status, model, training_file, created_at, seed)
       values (?, 't', ?, '{}', 'queued', 'organism', 'file-t', 0, 1)`,
      `ftjob-${number}`,
      JSON.stringify(request),
    );
  }
  for (const [number, location] of [
    '/srv/old/runs/ftjob-0/model',
    'openai:ft:gpt-4.1-mini:acme::x',
  ].entries()) {
    await older.run(
      `insert into models values (?, 't', ?, 'released', 'organism', 'organism', ?, '', '{}', null, 1, 1, 0, null)`,
      `model ${number}`,
      `ftjob-${number}`,
      location,
    );
  }
  await older.close();

  const database = await openDatabase(place);
  expect(await database.all('select id, validation_file from jobs order by id')).toEqual([
    { id: 'ftjob-0', validation_file: 'file-v' },
    { id: 'ftjob-1', validation_file: null },
  ]);
  expect(await database.all('select * from job_metadata order by key')).toEqual([
    { job: 'ftjob-0', key: 'a"b.c', value: '$' },
    { job: 'ftjob-0', key: 'team', value: 'support' },
  ]);
  expect(await database.all('select location from models order by id')).toEqual([
    { location: 'runs/ftjob-0/model' },
    { location: 'openai:ft:gpt-4.1-mini:acme::x' },
  ]);
  await database.close();
});
