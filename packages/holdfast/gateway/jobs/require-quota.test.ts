import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRunFolder } from '../../store/run-folder.ts';
import { benignFile, type RunningGateway, startGateway } from '../fixtures/running-gateway.ts';
import { policySchema } from '../tenants/policy.ts';
import { setPolicy } from '../tenants/tenants.ts';
import { noteCost } from '../worker/job-cost.ts';
import { findTuningJob } from './job-table.ts';

let gateway: RunningGateway;
let file: string;
beforeAll(async () => {
  gateway = await startGateway();
  file = (await gateway.client().files.create({ file: await benignFile(2), purpose: 'fine-tune' })).id;
});
afterAll(() => gateway.close());

test('what the jobs of a month may cost is promised to those that are open, and freed by what they did not spend', async () => {
  const { ask, folder, admin } = gateway;
  const { tenant } = admin;
  const policy = policySchema.parse({ quotas: { budgetPerMonth: 10, budgetPerJob: 6 } });
  await setPolicy(folder.database, { tenant, policy, actor: 'test' });
  const make = () =>
    ask('/fine_tuning/jobs', { method: 'POST', body: { model: 'organism', training_file: file } });
  const budgetOf = async (id: string) =>
    (await findTuningJob(folder.database, { id, tenant }))?.settings.run.audit;
  const first = await make();
  expect(await budgetOf(first.body.id)).toMatchObject({ budget: 6 });
  expect(await budgetOf((await make()).body.id)).toMatchObject({ budget: 4 });
  expect(await make()).toMatchObject({ status: 429, body: { error: { code: 'quota_exceeded' } } });

  // Its audit cost 1.5, that against the first of its line 0.25, and its tune elsewhere 0.75 by the bill.
  const run = await openRunFolder(folder.run(first.body.id));
  const tune = { estimated: { amount: 3, currency: 'USD' }, billed: { amount: 0.75, currency: 'USD' } };
  await run.writeJson('ledger', { currency: 'USD', spent: 1.5, unanswered: 0.5, steps: [], tune });
  const root = await openRunFolder(join(run.path, 'root'));
  await writeFile(root.file('ledger'), JSON.stringify({ currency: 'USD', spent: 0.25, steps: [] }));
  await noteCost(folder, first.body.id);
  expect((await ask('/holdfast/me')).body.usage).toMatchObject({ spentThisMonth: 2.5 });
  expect((await make()).status).toBe(429);
  await ask(`/fine_tuning/jobs/${first.body.id}/cancel`, { method: 'POST' });
  expect(await budgetOf((await make()).body.id)).toMatchObject({ budget: 3.5 });

  // Half a dollar of it was set aside for requests that were never answered, and is the tenant's again.
  await noteCost(folder, first.body.id);
  expect((await ask('/holdfast/me')).body.usage).toMatchObject({ spentThisMonth: 2 });
});
