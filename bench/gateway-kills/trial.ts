import { setTimeout } from 'node:timers/promises';
import { OpenAI } from 'openai';
import type { Database } from '../../packages/holdfast/gateway/database/database.ts';
import { openDatabase } from '../../packages/holdfast/gateway/database/open-database.ts';
import { benignFile, quickPolicy } from '../../packages/holdfast/gateway/fixtures/running-gateway.ts';
import { verifyGateway } from '../../packages/holdfast/gateway/verify-gateway.ts';
import { type Service, startService, type Victim, victims } from './service.ts';

/** What kills did to a service and its jobs. */
export interface Trial {
  kills: Partial<Record<Victim, number>>;
  jobs: number;
  /** Jobs that the service took and that did not come to an end. */
  lost: number;
  /** Jobs that ended, or gave a model or a table of results, more than once. */
  twice: number;
  /** Jobs that ended as lost with five workers in a row, which is told. */
  givenUp: number;
  /** Models that are released without a verdict of pass, or without a record in the log. */
  unproven: number;
  /** Training steps that were carried out again, of all that were. */
  stepsAgain: number;
  steps: number;
  /** What is wrong with the log, in words. */
  misfits: readonly string[];
  seconds: number;
}

/** A worker is spared where a job has lost so many already: with the next but one the job would be given up. */
const mostSilent = 3;
const longestWait = 60_000;

/** Has a service carry out jobs while its processes are killed at random moments, and then until all jobs have ended. */
export async function carryOutTrial({
  jobs,
  mostKills,
  random,
}: {
  jobs: number;
  mostKills: number;
  random: () => number;
}): Promise<Trial> {
  const began = performance.now();
  const service = await startService({ workers: 2 });
  const database = await openDatabase(service.database, { patience: longestWait });
  try {
    const made = await makeJobs(service, jobs);
    const kills: Trial['kills'] = {};
    for (let number = 0; ; number++) {
      await setTimeout(500 + random() * 3000);
      const open = await database.all<{ attempts: number }>(
        `select attempts from jobs where status not in ('succeeded', 'failed')`,
      );
      if (open.length === 0) break;
      if (number >= mostKills) continue;
      const spared = open.some(({ attempts }) => attempts >= mostSilent);
      const choice = victims.filter((victim) => !spared || !['worker', 'machine'].includes(victim));
      const victim = choice[Math.floor(random() * choice.length)];
      kills[victim] = (kills[victim] ?? 0) + 1;
      await service.kill(victim, random);
    }
    const { misfits } = await verifyGateway(service.database);
    const seconds = Math.round((performance.now() - began) / 1000);
    return { kills, ...(await countEnds(database, made)), misfits, seconds };
  } finally {
    await database.close();
    await service.close();
  }
}

/** Makes jobs with OpenAI's client; their names. */
async function makeJobs({ url, key }: Service, jobs: number): Promise<string[]> {
  const client = new OpenAI({ apiKey: key, baseURL: url });
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const me = (await (await fetch(`${url}/holdfast/me`, { headers })).json()) as { id: string };
  const body = JSON.stringify(await quickPolicy());
  await fetch(`${url}/holdfast/tenants/${me.id}/policy`, { method: 'PUT', headers, body });
  const { id: training_file } = await client.files.create({ file: await benignFile(), purpose: 'fine-tune' });
  const made: string[] = [];
  for (let number = 0; number < jobs; number++) {
    made.push((await client.fineTuning.jobs.create({ model: 'organism', training_file })).id);
  }
  return made;
}

async function countEnds(
  database: Database,
  made: readonly string[],
): Promise<Omit<Trial, 'kills' | 'misfits' | 'seconds'>> {
  const count = async (sql: string): Promise<number> =>
    (await database.get<{ count: number }>(`select count(*) as count from (${sql}) as rows_of_it`))?.count ??
    0;
  const ended = await database.all<{ id: string }>(
    `select id from jobs where status in ('succeeded', 'failed')`,
  );
  const lost = made.filter((id) => !ended.some((job) => job.id === id)).length;
  const twice =
    (await count(
      `select subject from log where action in ('job.succeeded', 'job.failed') group by subject having count(*) > 1`,
    )) +
    (await count('select job from models group by job having count(*) > 1')) +
    (await count(`select id from jobs where result_files like '%,%'`));
  const steps = `select job, message from job_events where message like 'Step %training loss%'`;
  return {
    jobs: made.length,
    lost,
    twice,
    givenUp: await count(`select id from jobs where error like '%stopped without a word%'`),
    unproven: await count(
      `select id from models where state = 'released' and (verdict not like '%"outcome":"pass"%' or not exists
       (select 1 from log where action = 'model.released' and subject = models.id))`,
    ),
    stepsAgain: (await count(steps)) - (await count(`select distinct job, message from (${steps}) as told`)),
    steps: await count(steps),
  };
}
