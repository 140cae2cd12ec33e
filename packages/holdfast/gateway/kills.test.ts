import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { place, startHoldfast } from '../cli/fixtures/holdfast.ts';
import { databaseIn } from './database/database-in.ts';
import { benignFile, quickPolicy, startGateway } from './fixtures/running-gateway.ts';
import { openGatewayFolder } from './gateway-folder.ts';
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

test('a copy of the folder is a backup: restored, it has everything, and its log is whole', async () => {
  const gateway = await startGateway();
  const { folder } = gateway;
  const file = await gateway.client().files.create({ file: await benignFile(2), purpose: 'fine-tune' });
  const { head } = await verifyGateway(databaseIn(folder.path));
  const backup = await mkdtemp(join(tmpdir(), 'holdfast-backup-'));
  // What is written while it is copied is in the write-ahead log; "vacuum into" makes one whole file of both.
  await folder.database.run(`vacuum into '${join(backup, 'gateway.db')}'`);
  for (const part of ['files', 'runs'])
    await cp(join(folder.path, part), join(backup, part), { recursive: true });
  await gateway.client().files.delete(file.id);
  await gateway.close();
  expect((await verifyGateway(databaseIn(backup), { head })).misfits).toEqual([]);
  const restored = await openGatewayFolder(backup);
  expect(await restored.database.all('select id from files')).toEqual([{ id: file.id }]);
  await restored.database.close();
  await rm(backup, { recursive: true, force: true });
});
