import { afterEach, beforeEach, expect, test } from 'vitest';
import { onBothDatabases } from '../fixtures/databases.ts';
import { benignFile, type RunningGateway, startGateway } from '../fixtures/running-gateway.ts';
import { checkChain } from '../log/chained-log.ts';
import { finishJob } from './finish-job.ts';
import { keepLease, returnJob, standardLease, takeJob } from './leases.ts';
import { tellOfJob } from './tell-of-job.ts';

onBothDatabases((createDatabase) => {
  let gateway: RunningGateway;
  let file: string;
  beforeEach(async () => {
    gateway = await startGateway({ database: await createDatabase() });
    file = (await gateway.client().files.create({ file: await benignFile(2), purpose: 'fine-tune' })).id;
  });
  afterEach(() => gateway.close());

  async function makeJob(): Promise<string> {
    return (await gateway.client().fineTuning.jobs.create({ model: 'organism', training_file: file })).id;
  }
  async function takeAll(workers: readonly string[]): Promise<(string | undefined)[]> {
    const taken: (string | undefined)[] = [];
    for (const worker of workers) taken.push((await takeJob(gateway.folder.database, { worker }))?.job.id);
    return taken;
  }
  const statusOf = async (id: string) =>
    (await gateway.client().fineTuning.jobs.retrieve(id)).status as string;
  const error = { code: 'server_error', message: 'It failed.', param: null };

  test('a job is lent to one worker, in the order in which jobs came', async () => {
    const ids = [await makeJob(), await makeJob()];
    const taken = await takeAll(['a', 'b', 'c']);
    expect(taken).toEqual([...ids, undefined]);
    expect(await statusOf(ids[0])).toBe('running');
  });

  test('a silent worker loses its job, and can neither keep nor end it then', async () => {
    const { database } = gateway.folder;
    const id = await makeJob();
    const first = await takeJob(database, { worker: 'first' });
    if (!first) throw new Error('there is a job');
    const later = Date.now() + standardLease + 1;
    expect(await takeJob(database, { worker: 'second' })).toBeUndefined();
    const second = await takeJob(database, { worker: 'second', now: later });
    expect(second?.job).toMatchObject({ id, attempts: 2 });
    expect(await keepLease(database, first)).toBe(false);
    expect(await finishJob(database, first, { error })).toBe(false);
    expect(await statusOf(id)).toBe('running');
    expect(second && (await finishJob(database, second, { error }))).toBe(true);
    expect(await statusOf(id)).toBe('failed');
    expect((await checkChain(database)).problem).toBeUndefined();
  });

  test('a heartbeat keeps a job, and tells how far it is', async () => {
    const { database } = gateway.folder;
    const id = await makeJob();
    const lease = await takeJob(database, { worker: 'first' });
    if (!lease) throw new Error('there is a job');
    const later = Date.now() + standardLease - 1;
    expect(await keepLease(database, lease, { progress: { step: 'tune', done: 3 }, now: later })).toBe(true);
    expect(await takeJob(database, { worker: 'second', now: later + 2 })).toBeUndefined();
    const { body } = await gateway.ask(`/fine_tuning/jobs/${id}`);
    expect(body.holdfast.progress).toEqual({ step: 'tune', done: 3 });
  });

  test('a job that is paused or cancelled leaves its worker, and one that is resumed waits again', async () => {
    const { database } = gateway.folder;
    const client = gateway.client();
    const id = await makeJob();
    const lease = await takeJob(database, { worker: 'first' });
    if (!lease) throw new Error('there is a job');
    expect((await client.fineTuning.jobs.pause(id)).status as string).toBe('paused');
    expect(await keepLease(database, lease)).toBe(false);
    expect(await takeJob(database, { worker: 'second', now: Date.now() + 1e9 })).toBeUndefined();
    expect((await client.fineTuning.jobs.resume(id)).status).toBe('queued');
    await expect(client.fineTuning.jobs.resume(id)).rejects.toMatchObject({ status: 400 });
    expect((await takeJob(database, { worker: 'second' }))?.job.id).toBe(id);
    expect((await client.fineTuning.jobs.cancel(id)).status).toBe('cancelled');
    for (const move of ['cancel', 'pause', 'resume']) {
      expect((await gateway.ask(`/fine_tuning/jobs/${id}/${move}`, { method: 'POST' })).status).toBe(400);
    }
  });

  test('a job that is given back does not count as tried, and one that takes its workers down is ended', async () => {
    const { database } = gateway.folder;
    const id = await makeJob();
    const lease = await takeJob(database, { worker: 'first' });
    if (!lease) throw new Error('there is a job');
    await returnJob(database, lease);
    let now = Date.now();
    let tries = 0;
    while (await takeJob(database, { worker: `w${tries}`, now })) {
      now += standardLease + 1;
      tries += 1;
    }
    expect(tries).toBe(5);
    const job = await gateway.client().fineTuning.jobs.retrieve(id);
    expect(job).toMatchObject({ status: 'failed', error: { code: 'server_error' } });
  });

  test('a job outlives any number of workers while it gets further, and no longer', async () => {
    const { database } = gateway.folder;
    await makeJob();
    let now = Date.now();
    const takeAndTell = async (message: string): Promise<number | undefined> => {
      now += standardLease + 1;
      const lease = await takeJob(database, { worker: `w${now}`, now });
      if (!lease) return undefined;
      await tellOfJob(database, lease, { level: 'info', type: 'metrics', message });
      await tellOfJob(database, lease, { level: 'warn', type: 'message', message: `At ${now}.` });
      return lease.job.attempts;
    };
    for (let step = 1; step <= 8; step++) await takeAndTell(`Step ${step}/8: training loss=1.0000`);
    const attempts: (number | undefined)[] = [];
    for (let again = 0; again < 5; again++)
      attempts.push(await takeAndTell('Step 8/8: training loss=1.0000'));
    expect(attempts).toEqual([2, 3, 4, 5, undefined]);
  });

  test('a tenant with many jobs does not keep others waiting', async () => {
    const ids = [await makeJob(), await makeJob(), await makeJob()];
    const made = await gateway.ask('/holdfast/tenants', {
      method: 'POST',
      body: { name: 'other', admin: 'Olga' },
    });
    const client = gateway.client(made.body.key);
    const own = await client.files.create({ file: await benignFile(2), purpose: 'fine-tune' });
    const { id } = await client.fineTuning.jobs.create({ model: 'organism', training_file: own.id });
    const taken = await takeAll(['a', 'b', 'c']);
    expect(taken).toEqual([ids[0], id, ids[1]]);
  });

  test('two workers that ask at once never get the same job', async () => {
    const { database } = gateway.folder;
    const ids = [await makeJob(), await makeJob(), await makeJob()];
    const workers = Array.from({ length: 12 }, (_, number) => `worker ${number}`);
    const taken = await Promise.all(workers.map((worker) => takeJob(database, { worker })));
    const jobs = taken.flatMap((lease) => (lease ? [lease.job.id] : []));
    expect(jobs.toSorted()).toEqual(ids.toSorted());
    expect((await checkChain(database)).problem).toBeUndefined();
  });
});
