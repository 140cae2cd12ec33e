import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { place, startHoldfast } from '../cli/fixtures/holdfast.ts';
import { databaseIn } from './database/database-in.ts';
import { benignFile, quickPolicy, startGateway } from './fixtures/running-gateway.ts';
import { setPolicy } from './tenants/tenants.ts';
import { verifyGateway } from './verify-gateway.ts';

test('workers that are killed at any moment lose no job, and carry none out twice', async () => {
  const gateway = await startGateway();
  const { admin, folder } = gateway;
  await setPolicy(folder.database, { tenant: admin.tenant, policy: await quickPolicy(), actor: 'test' });
  const client = gateway.client();
  const file = await client.files.create({ file: await benignFile(), purpose: 'fine-tune' });
  const { id } = await client.fineTuning.jobs.create({ model: 'organism', training_file: file.id });
  const words = ['worker', folder.path, '--lease', '1', '--threads', '1'];
  const here = await place();
  let worker = startHoldfast(here, words);
  let kills = 0;
  const job = await (async () => {
    for (;;) {
      const current = await client.fineTuning.jobs.retrieve(id);
      if (current.status === 'succeeded' || current.status === 'failed') return current;
      // Each one gets a little further, so that the moments lie all over the run.
      await setTimeout(1500 + kills * 2500 + Math.random() * 1000);
      if (kills >= 4) continue;
      worker.child.kill('SIGKILL');
      await worker.ended;
      kills += 1;
      worker = startHoldfast(here, words);
    }
  })();
  worker.child.kill('SIGTERM');
  await worker.ended;
  expect(job.error).toBeNull();
  expect(job.status).toBe('succeeded');
  expect(await folder.database.all('select id from models')).toEqual([{ id: job.fine_tuned_model }]);
  const ends = await folder.database.all(
    `select subject from log where action in ('job.succeeded', 'job.failed')`,
  );
  expect(ends).toEqual([{ subject: id }]);
  expect((await verifyGateway(databaseIn(folder.path))).misfits).toEqual([]);
  const spent = await folder.database.all('select id from files where purpose = ?', 'fine-tune-results');
  expect(spent).toHaveLength(1);
  await gateway.close();
});
