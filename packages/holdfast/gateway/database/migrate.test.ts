import { expect, test } from 'vitest';
import { onBothDatabases } from '../fixtures/databases.ts';
import { openDatabase } from './open-database.ts';

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
    await expect(openDatabase(place)).rejects.toThrow(/another form than migration 0/);
    await database.close();
  });
});
