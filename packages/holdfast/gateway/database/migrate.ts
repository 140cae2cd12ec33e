import { createHash } from 'node:crypto';
import { HoldfastError } from '../../errors.ts';
import type { Database, DatabaseKind } from './database.ts';
import { earlierMigrations, migrations, type Statement } from './migrations.ts';
import { postgresSchema } from './postgres/postgres-sql.ts';

/**
 * Brings a database to the form that this version works with: migrations go forward alone, each whole or not at all, and one
 * that was carried out must be the one that stands here. Throws HoldfastError `bad-usage` for a database that a newer version
 * wrote, `storage` for one that was changed otherwise.
 */
export async function migrate(database: Database): Promise<void> {
  const statementsOf = (statements: readonly Statement[]): string[] =>
    statements.map((statement) => wordsFor(database.kind, statement)).filter((sql) => sql !== undefined);
  await database.transaction(async () => {
    const table =
      'create table if not exists migrations (number integer primary key, hash text not null, at integer not null) strict';
    for (const sql of statementsOf([table])) await database.run(sql);
    const done = await database.all<{ number: number; hash: string }>(
      'select number, hash from migrations order by number',
    );
    if (done.length > migrations.length) {
      throw new HoldfastError('bad-usage', 'The database was written by a newer Holdfast; start that one.');
    }
    for (const [number, migration] of migrations.entries()) {
      const statements = statementsOf(migration);
      const hash = createHash('sha256').update(statements.join(';\n')).digest('hex');
      if (number < done.length) {
        const { hash: carriedOut } = done[number];
        if (carriedOut === hash || earlierMigrations[number]?.includes(carriedOut)) continue;
        throw new HoldfastError(
          'storage',
          `The database has another form than migration ${number} makes: it was changed by hand, or written by a version that was never published. Restore a backup (docs/gateway.md), or start on a new folder or an empty database.`,
        );
      }
      for (const sql of statements) await database.run(sql);
      await database.run('insert into migrations values (?, ?, ?)', number, hash, Date.now());
    }
  });
}

function wordsFor(kind: DatabaseKind, statement: Statement): string | undefined {
  if (typeof statement !== 'string') return statement[kind];
  return kind === 'postgres' ? postgresSchema(statement) : statement;
}
