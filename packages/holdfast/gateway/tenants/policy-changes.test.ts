import { afterAll, beforeAll, expect, test } from 'vitest';
import { onBothDatabases } from '../fixtures/databases.ts';
import { type RunningGateway, startGateway } from '../fixtures/running-gateway.ts';

onBothDatabases((createDatabase) => {
  let gateway: RunningGateway;
  let path: string;
  const quotas = { openJobs: 3, budgetPerJob: 5, budgetPerMonth: 50 };
  const policy = { models: { organism: 'organism' }, settings: {}, release: {}, quotas };
  beforeAll(async () => {
    gateway = await startGateway({ database: await createDatabase() });
    const body = { name: 'desk', admin: 'Dora', policy };
    await gateway.ask('/holdfast/tenants', { method: 'POST', body });
    path = '/holdfast/tenants/desk/policy';
  });
  afterAll(() => gateway.close());

  test('a part of a policy is changed by itself, and null takes a setting away', async () => {
    const patch = { settings: { scan: { mostDropped: 0.5 } }, quotas: { budgetPerJob: null } };
    const { status, body } = await gateway.ask(path, { method: 'PATCH', body: patch });
    expect(status).toBe(200);
    expect(body.policy).toMatchObject({
      models: policy.models,
      settings: { scan: { mostDropped: 0.5 } },
      quotas: { openJobs: 3, budgetPerMonth: 50 },
    });
    expect(body.policy).not.toHaveProperty('quotas.budgetPerJob');
    const second = await gateway.ask(path, {
      method: 'PATCH',
      body: { settings: { scan: { onFinding: { high: 'flag' } } }, quotas: { budgetPerJob: 5 } },
    });
    expect(second.body.policy).toMatchObject({
      settings: { scan: { mostDropped: 0.5, onFinding: { high: 'flag' } } },
      quotas,
    });
  });

  test.each([
    [{ settings: { scan: { mostDropped: 7 } } }, 'settings.scan.mostDropped'],
    [{ policy: { quotas: {} } }, 'policy'],
    [{ quotas: { openJobs: 'three' } }, 'quotas.openJobs'],
  ])('a change that makes no sense is refused by its setting: %j', async (body, param) => {
    const refused = await gateway.ask(path, { method: 'PATCH', body });
    expect([refused.status, refused.body.error.param]).toEqual([400, param]);
  });

  test('a whole policy is taken as a whole alone, and the reply says what it did not repeat', async () => {
    const { quotas: _, ...rest } = policy;
    const partial = await gateway.ask(path, { method: 'PUT', body: rest });
    expect(partial).toMatchObject({ status: 400, body: { error: { param: 'quotas' } } });
    expect(partial.body.error.message).toContain('use PATCH');
    const body = { ...policy, quotas: { openJobs: 4 } };
    const put = await gateway.ask(path, { method: 'PUT', body });
    expect(put.body.set_to_defaults).toEqual(
      expect.arrayContaining([
        { setting: 'quotas.budgetPerJob', was: 5, now: null },
        { setting: 'quotas.budgetPerMonth', was: 50, now: null },
      ]),
    );
    const again = await gateway.ask(path, { method: 'PUT', body });
    expect(again.body.set_to_defaults).toEqual([]);
  });
});
