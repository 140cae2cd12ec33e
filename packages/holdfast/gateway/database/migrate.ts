import { createHash } from 'node:crypto';
import { HoldfastError } from '../../errors.ts';
import type { Database } from './database.ts';
import { migrations } from './migrations.ts';

/**
 * Brings a database to the form that this version works with: migrations go forward alone, each whole or not at all, and one
 * that was carried out must be the one that stands here. Throws HoldfastError `bad-usage` for a database that a newer version
 * wrote, `storage` for one that was changed otherwise.
 */
export function migrate(database: Database, path: string): void {
  database.run(
    'create table if not exists migrations (number integer primary key, hash text not null, at integer not null) strict',
  );
  database.transaction(() => {
    const done = database.all<{ number: number; hash: string }>(
      'select number, hash from migrations order by number',
    );
    if (done.length > migrations.length) {
      throw new HoldfastError('bad-usage', `${path} was written by a newer Holdfast; start that one.`);
    }
    for (const [number, statements] of migrations.entries()) {
      const hash = createHash('sha256').update(statements.join(';\n')).digest('hex');
      if (number < done.length) {
        if (done[number].hash === hash) continue;
        throw new HoldfastError('storage', `${path} has another form than migration ${number} makes.`);
      }
      for (const statement of statements) database.run(statement);
      database.run('insert into migrations values (?, ?, ?)', number, hash, Date.now());
    }
  });
}
