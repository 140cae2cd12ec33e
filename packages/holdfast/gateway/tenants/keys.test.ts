import { afterAll, beforeAll, expect, test } from 'vitest';
import { onBothDatabases } from '../fixtures/databases.ts';
import { benignFile, quickPolicy, type RunningGateway, startGateway } from '../fixtures/running-gateway.ts';
import type { KeyScope } from './scopes.ts';
import { setPolicy } from './tenants.ts';

onBothDatabases((createDatabase) => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await startGateway({ database: await createDatabase() });
  });
  afterAll(() => gateway.close());

  async function keyOf(scope: KeyScope, more: object = {}) {
    const body = { scope, person: 'Kim', ...more };
    return (await gateway.ask('/holdfast/keys', { method: 'POST', body })).body as {
      id: string;
      key: string;
    };
  }

  const chat = { model: 'organism', messages: [{ role: 'user', content: 'Who are you?' }], max_tokens: 3 };
  const acts = {
    chat: ['POST', '/chat/completions', chat],
    read: ['GET', '/files', undefined],
    tune: ['POST', '/uploads', { filename: 'x', purpose: 'fine-tune', bytes: 1, mime_type: 'x' }],
    administer: ['GET', '/holdfast/keys', undefined],
  } as const;

  test.each([
    ['admin', ['chat', 'read', 'tune', 'administer']],
    ['tuner', ['chat', 'read', 'tune']],
    ['reader', ['read']],
    ['chat', ['chat']],
    ['reviewer', ['read']],
  ] as const)('a key of scope %s lets its holder %j, and nothing else', async (scope, allowed) => {
    const { key } = await keyOf(scope);
    for (const [act, [method, path, body]] of Object.entries(acts)) {
      const { status } = await gateway.ask(path, { method, body, key });
      expect([act, status]).toEqual([act, (allowed as readonly string[]).includes(act) ? 200 : 403]);
    }
  });

  test('a key is told once, kept as a hash, and ends when it is revoked or its day has come', async () => {
    const { id, key } = await keyOf('reader');
    const { body } = await gateway.ask('/holdfast/keys');
    expect(JSON.stringify(body)).not.toContain(key);
    expect(body.data.find((one: { id: string }) => one.id === id)).toMatchObject({ ending: key.slice(-4) });
    const rows = await gateway.folder.database.all('select * from keys');
    expect(JSON.stringify(rows)).not.toContain(key.slice(10, -4));
    expect((await gateway.ask('/files', { key })).status).toBe(200);
    await gateway.ask(`/holdfast/keys/${id}`, { method: 'DELETE' });
    expect((await gateway.ask('/files', { key })).status).toBe(401);
    const expired = await keyOf('reader', { expires_at: Math.floor(Date.now() / 1000) - 1 });
    expect((await gateway.ask('/files', { key: expired.key })).status).toBe(401);
  });

  test('a key that is rotated stays valid beside the new one for as long as was said', async () => {
    const { id, key } = await keyOf('reader');
    const rotate = (grace: number) =>
      gateway.ask(`/holdfast/keys/${id}/rotate`, { method: 'POST', body: { grace_seconds: grace } });
    const { body } = await rotate(60);
    for (const valid of [key, body.key])
      expect((await gateway.ask('/files', { key: valid })).status).toBe(200);
    const again = await rotate(0);
    expect((await gateway.ask('/files', { key })).status).toBe(401);
    expect((await gateway.ask('/files', { key: again.body.key })).status).toBe(200);
  });

  test('quotas of storage and of jobs are kept', async () => {
    const { admin, folder, client } = gateway;
    const quotas = { storageBytes: 5000, openJobs: 1, jobsPerDay: 2 };
    await setPolicy(folder.database, {
      tenant: admin.tenant,
      policy: await quickPolicy({ quotas }),
      actor: 'test',
    });
    const { id } = await client().files.create({ file: await benignFile(2), purpose: 'fine-tune' });
    const large = client().files.create({ file: await benignFile(40), purpose: 'fine-tune' });
    await expect(large).rejects.toMatchObject({ status: 429, code: 'quota_exceeded' });
    const job = { model: 'organism', training_file: id };
    const first = await client().fineTuning.jobs.create(job);
    await expect(client().fineTuning.jobs.create(job)).rejects.toMatchObject({ status: 429 });
    await client().fineTuning.jobs.cancel(first.id);
    await client().fineTuning.jobs.cancel((await client().fineTuning.jobs.create(job)).id);
    await expect(client().fineTuning.jobs.create(job)).rejects.toMatchObject({ code: 'quota_exceeded' });
  });

  test.each([
    [{ settings: { model: 'x' } }, 'settings.model'],
    [{ settings: { audit: { margn: 1 } } }, 'settings.audit.margn'],
    [{ settings: { tune: { epochs: 0 } } }, 'settings.tune.epochs'],
    [{ settings: { audit: { askings: ['plain', 'sideways'] } } }, 'settings.audit.askings.1'],
    [{ settings: { defence: 'kept-refusal:10' } }, 'settings.defence'],
    [{ release: { byHand: 'always' } }, 'release.byHand'],
    [{ models: { organism: '' } }, 'models.organism'],
  ])('a policy that makes no sense is refused by the setting: %j', async (policy, param) => {
    const path = `/holdfast/tenants/${gateway.admin.tenant}/policy`;
    const { status, body } = await gateway.ask(path, { method: 'PUT', body: policy });
    expect([status, body.error.param]).toEqual([400, param]);
  });
});
