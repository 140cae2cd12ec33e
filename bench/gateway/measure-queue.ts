import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../packages/holdfast/gateway/database/database.ts';
import { newId } from '../../packages/holdfast/gateway/database/new-id.ts';
import { readPage } from '../../packages/holdfast/gateway/database/page.ts';
import { openGatewayFolder } from '../../packages/holdfast/gateway/gateway-folder.ts';
import { takeJob } from '../../packages/holdfast/gateway/jobs/leases.ts';
import { spreadOf } from '../measure/spread.ts';

/** Prints how long it takes to list jobs and to take one, with so many in the queue, of so many tenants. */
export async function measureQueue({ jobs, tenants }: { jobs: number; tenants: number }): Promise<void> {
  const path = await mkdtemp(join(tmpdir(), 'holdfast-bench-'));
  const { database } = await openGatewayFolder(path);
  fill(database, { jobs, tenants });
  const rounds = 20;
  const times = { list: [] as number[], take: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    const page = { limit: 20, order: 'desc' } as const;
    const list = { table: 'jobs', where: 'tenant = ?', values: [`org-${round % tenants}`] };
    times.list.push(milliseconds(() => readPage(database, list, page)));
    times.take.push(milliseconds(() => takeJob(database, { worker: `worker ${round}` })));
  }
  database.close();
  await rm(path, { recursive: true, force: true });
  for (const [what, all] of Object.entries(times)) {
    const { median, greatest } = spreadOf(all);
    const middle = `median ${median.toFixed(2)} ms, at most ${greatest.toFixed(2)} ms`;
    console.log(`${jobs} jobs of ${tenants} tenants, to ${what}: ${middle}`);
  }
}

function fill(database: Database, { jobs, tenants }: { jobs: number; tenants: number }): void {
  database.transaction(() => {
    for (let number = 0; number < tenants; number++) {
      database.run(`insert into tenants values (?, ?, 0, '{}', 0)`, `org-${number}`, `tenant-${number}`);
    }
    for (let number = 0; number < jobs; number++) {
      database.run(
        `insert into jobs (id, tenant, request, settings, status, model, training_file, created_at, seed)
         values (?, ?, '{}', '{}', 'queued', 'organism', 'file-none', ?, 1)`,
        newId('ftjob-'),
        `org-${number % tenants}`,
        number,
      );
    }
  });
}

function milliseconds(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
