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

  test("a new tenant begins with the operator's policy, but for what was said, and the reply says so", async () => {
    const { ask, admin } = gateway;
    const own = (await ask('/holdfast/me')).body.policy as { settings: Record<string, object> };
    const made = async (name: string, given: object) =>
      (await ask('/holdfast/tenants', { method: 'POST', body: { name, admin: 'Ann', policy: given } })).body;
    const body = { quotas: { budgetPerMonth: 9 } };
    await ask(`/holdfast/tenants/${admin.tenant}/policy`, { method: 'PATCH', body });
    const alike = await made('alike', { models: { town: 'organism' }, quotas: { openJobs: 2 } });
    expect(alike.policy).toMatchObject({
      models: { town: 'organism' },
      settings: own.settings,
      quotas: { openJobs: 2, budgetPerMonth: 9 },
    });
    expect(alike.inherited).toEqual(['settings', 'release', 'quotas']);
    const other = await made('other', { models: { desk: 'together:x' }, settings: { mix: { count: 0 } } });
    expect(other.policy).toMatchObject({ settings: { mix: { count: 0 } }, quotas: { budgetPerMonth: 9 } });
    expect(other.policy).not.toHaveProperty('settings.tune');
    expect(other.inherited).toEqual(['release', 'quotas']);
  });
});
