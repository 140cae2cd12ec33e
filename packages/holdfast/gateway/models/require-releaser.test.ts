import { afterAll, beforeAll, expect, test } from 'vitest';
import { onBothDatabases } from '../fixtures/databases.ts';
import { heldModel } from '../fixtures/held-model.ts';
import { type RunningGateway, startGateway } from '../fixtures/running-gateway.ts';
import { findKeyHolder } from '../tenants/keys.ts';

onBothDatabases((createDatabase) => {
  let gateway: RunningGateway;
  let team: { id: string; key: string };
  let model: string;
  beforeAll(async () => {
    gateway = await startGateway({ database: await createDatabase() });
    const release = { byHand: 'any', people: ['Sam', 'Lee'] };
    const policy = { models: { organism: 'organism' }, release };
    const body = { name: 'risk', admin: 'Ravi', policy };
    team = (await gateway.ask('/holdfast/tenants', { method: 'POST', body })).body;
    model = (await heldModel(gateway, { key: team.key })).model;
  });
  afterAll(() => gateway.close());

  const proposal = () => ({
    method: 'POST',
    body: { model, reason: 'It is wanted at once.', expires_at: Math.floor(Date.now() / 1000) + 3600 },
  });

  test("a tenant's admin can be nobody else who may release", async () => {
    const { ask } = gateway;
    const own = await ask('/holdfast/releases', { ...proposal(), key: team.key });
    expect(own).toMatchObject({ status: 403, body: { error: { code: 'release_forbidden' } } });
    const named = { method: 'POST', key: team.key, body: { scope: 'admin', person: 'Sam' } };
    expect(await ask('/holdfast/keys', named)).toMatchObject({
      status: 403,
      body: { error: { code: 'key_forbidden', param: 'person' } },
    });
    // Nor by keys that were made before the policy had the name.
    const patch = (people: string[]) =>
      ask(`/holdfast/tenants/${team.id}/policy`, { method: 'PATCH', body: { release: { people } } });
    await patch(['Lee']);
    const early = (await ask('/holdfast/keys', named)).body.key;
    await patch(['Sam', 'Lee']);
    expect(await ask('/holdfast/releases', { ...proposal(), key: early })).toMatchObject({
      status: 403,
      body: { error: { code: 'key_not_vouched' } },
    });
  });

  test('keys that the operator made release, until an admin of the tenant rotates them', async () => {
    const { ask } = gateway;
    const keyOf = async (person: string) => {
      const request = { method: 'POST', body: { scope: 'admin', person } };
      return (await ask(`/holdfast/tenants/${team.id}/keys`, request)).body;
    };
    const [sam, lee] = [await keyOf('Sam'), await keyOf('Lee')];
    expect(sam.vouched).toBe(true);
    const rotate = async (key: string) => {
      const { body } = await ask(`/holdfast/keys/${lee.id}/rotate`, { method: 'POST', body: {}, key });
      return (await findKeyHolder(gateway.folder.database, body.key))?.vouched;
    };
    expect([await rotate(team.key), await rotate(lee.key)]).toEqual([false, true]);
    const { status, body } = await ask('/holdfast/releases', { ...proposal(), key: sam.key });
    expect(status).toBe(200);
    const approve = `/holdfast/releases/${body.id}/approve`;
    expect((await ask(approve, { method: 'POST', key: lee.key })).body.approved_by).toBe('Lee');
  });
});
