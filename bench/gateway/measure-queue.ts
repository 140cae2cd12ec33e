import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../packages/holdfast/gateway/database/database.ts';
import { newId } from '../../packages/holdfast/gateway/database/new-id.ts';
import { openDatabase } from '../../packages/holdfast/gateway/database/open-database.ts';
import { readPage } from '../../packages/holdfast/gateway/database/page.ts';
import { postgresPrograms, startPostgres } from '../../packages/holdfast/gateway/fixtures/postgres-server.ts';
import { takeJob } from '../../packages/holdfast/gateway/jobs/leases.ts';
import { spreadOf } from '../measure/spread.ts';

/** How long a queue is, and of how many tenants. */
interface QueueSize {
  jobs: number;
  tenants: number;
}

/** What is timed; `look up` and `write` are what a database cannot do without. */
type Times = Record<'look up' | 'list' | 'write' | 'take', number[]>;

/** How often each is timed, each time for another tenant. */
const mostRounds = 200;

/**
 * Prints how long it takes to list jobs and to take one, with so many in the queue, of so many tenants, on SQLite and on
 * PostgreSQL: beside a bare look-up by a primary key, and beside a bare transaction of one insert, which both wait for the disk.
 */
export async function measureQueue(size: QueueSize): Promise<void> {
  const { jobs, tenants } = size;
  console.log(`| ${jobs} jobs of ${tenants} tenants | median | at most | bare look-up or write | ratio |`);
  console.log('| --- | ---: | ---: | ---: | ---: |');
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-bench-'));
  await measureOn(await openDatabase(join(folder, 'gateway.db')), 'SQLite', size);
  await rm(folder, { recursive: true, force: true });
  if (postgresPrograms === undefined) {
    console.log('PostgreSQL is not installed here.');
    return;
  }
  const server = await startPostgres({ durable: true });
  await measureOn(await openDatabase(await server.createDatabase()), 'PostgreSQL', size);
  await server.close();
}

async function measureOn(database: Database, name: string, size: QueueSize): Promise<void> {
  await fill(database, size);
  // As it does by itself; nobody does so for SQLite.
  if (database.kind === 'postgres') await database.run('analyze');
  const times: Times = { 'look up': [], list: [], write: [], take: [] };
  const page = { limit: 20, order: 'desc' } as const;
  for (let round = 0; round < Math.min(mostRounds, size.tenants); round++) {
    const tenant = `org-${round}`;
    const list = { table: 'jobs', where: 'tenant = ?', values: [tenant] };
    times['look up'].push(
      await milliseconds(() => database.get('select * from tenants where id = ?', tenant)),
    );
    times.list.push(await milliseconds(() => readPage(database, list, page)));
    const write = 'insert into permissions values (?, ?, ?, 0)';
    times.write.push(
      await milliseconds(() =>
        database.transaction(() => database.run(write, `cp_${round}`, 'none', tenant)),
      ),
    );
    times.take.push(await milliseconds(() => takeJob(database, { worker: `worker ${round}` })));
  }
  await database.close();
  printRow(`${name}, to list a page of one's jobs`, times.list, times['look up']);
  printRow(`${name}, to take the next job`, times.take, times.write);
}

function printRow(what: string, figures: readonly number[], bareFigures: readonly number[]): void {
  const { median, greatest } = spreadOf(figures);
  const bare = spreadOf(bareFigures).median;
  const [shown, most, beside] = [median, greatest, bare].map(
    (value) => `${value < 10 ? value.toPrecision(2) : value.toFixed(0)} ms`,
  );
  console.log(`| ${what} | ${shown} | ${most} | ${beside} | ${(median / bare).toFixed(1)} |`);
}

async function fill(database: Database, { jobs, tenants }: QueueSize): Promise<void> {
  await database.transaction(async () => {
    for (let number = 0; number < tenants; number++) {
      const id = `org-${number}`;
      await database.run(`insert into tenants values (?, ?, 0, '{}', 0)`, id, `tenant-${number}`);
    }
    for (let number = 0; number < jobs; number++) {
      await database.run(
        `insert into jobs (id, tenant, request, settings, status, model, training_file, created_at, seed)
         values (?, ?, '{}', '{}', 'queued', 'organism', 'file-none', ?, 1)`,
        newId('ftjob-'),
        `org-${number % tenants}`,
        number,
      );
    }
    await database.run(
      `insert into models select 'none', tenant, id, 'quarantined', 'organism', 'organism', '', '', '{}', null, 0, null, 0, null
       from jobs limit 1`,
    );
  });
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
