import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onBothDatabases } from '../fixtures/databases.ts';
import { benignFile, type RunningGateway, startGateway } from '../fixtures/running-gateway.ts';
import { finishJob } from '../jobs/finish-job.ts';
import { takeJob } from '../jobs/leases.ts';
import { policySchema } from './policy.ts';
import { setPolicy } from './tenants.ts';

onBothDatabases((createDatabase) => {
  let gateway: RunningGateway;
  /** The key of an admin of another tenant, and that tenant's id. */
  let other: { key: string; tenant: string };
  /** Things of the first tenant, by what they are. */
  let things: { file: string; job: string; model: string; upload: string; key: string; release: string };

  beforeAll(async () => {
    gateway = await startGateway({ database: await createDatabase() });
    const { ask, folder, admin } = gateway;
    const made = await ask('/holdfast/tenants', { method: 'POST', body: { name: 'other', admin: 'Olga' } });
    other = { key: made.body.key, tenant: made.body.id };
    const client = gateway.client();
    const file = await client.files.create({ file: await benignFile(2), purpose: 'fine-tune' });
    const job = await client.fineTuning.jobs.create({ model: 'organism', training_file: file.id });
    const lease = await takeJob(folder.database, { worker: 'test' });
    if (!lease) throw new Error('there is a job');
    const model = 'ft:organism:main::12345678';
    await finishJob(folder.database, lease, {
      model: {
        id: model,
        tenant: admin.tenant,
        job: job.id,
        state: 'quarantined',
        base: 'organism',
        root: 'organism',
        location: folder.run(job.id),
        fingerprint: createHash('sha256').update('test').digest('hex'),
        verdict: JSON.stringify({
          outcome: 'inconclusive',
          reason: 'Too few questions.',
          parts: [],
          askings: [],
          obstacles: [],
          margin: 0.02,
        }),
        root_verdict: null,
        steps: 1,
        loss: 1,
        created_at: Date.now(),
        released_until: null,
      },
      error: { code: 'safety_inconclusive', message: 'Too few questions.', param: null },
    });
    const upload = await client.uploads.create({
      filename: 'x.jsonl',
      purpose: 'fine-tune',
      bytes: 10,
      mime_type: 'application/jsonl',
    });
    const key = await ask('/holdfast/keys', { method: 'POST', body: { scope: 'reader', person: 'Rita' } });
    const release = await ask('/holdfast/releases', {
      method: 'POST',
      body: { model, reason: 'It is wanted for a demonstration.', expires_at: tomorrow() },
    });
    things = {
      file: file.id,
      job: job.id,
      model,
      upload: upload.id,
      key: key.body.id,
      release: release.body.id,
    };
  });
  afterAll(() => gateway.close());

  function tomorrow(): number {
    return Math.floor(Date.now() / 1000) + 86_400;
  }

  /** Every way in which one thing is reached by its name. */
  function reaches(names: typeof things): [string, string, unknown?][] {
    const { file, job, model, upload, key, release } = names;
    return [
      ['GET', `/files/${file}`],
      ['GET', `/files/${file}/content`],
      ['DELETE', `/files/${file}`],
      ['GET', `/fine_tuning/jobs/${job}`],
      ['GET', `/fine_tuning/jobs/${job}/events`],
      ['GET', `/fine_tuning/jobs/${job}/events?stream=true`],
      ['GET', `/fine_tuning/jobs/${job}/events?stream=true&after=ftevent-none`],
      ['GET', `/fine_tuning/jobs/${job}/checkpoints`],
      ['GET', `/holdfast/jobs/${job}/run`],
      ['GET', `/holdfast/jobs/${job}/run/rows`],
      ['GET', `/holdfast/jobs/${job}/run/rows/1`],
      ['GET', `/holdfast/jobs/${job}/run/answers`],
      ['GET', `/holdfast/files/${file}/scan`],
      ['GET', `/holdfast/files/${file}/scan/rows`],
      ['GET', `/holdfast/files/${file}/scan/rows/1`],
      ['POST', `/fine_tuning/jobs/${job}/cancel`],
      ['POST', `/fine_tuning/jobs/${job}/pause`],
      ['POST', `/fine_tuning/jobs/${job}/resume`],
      ['POST', '/fine_tuning/jobs', { model: 'organism', training_file: file }],
      ['POST', '/fine_tuning/jobs', { model, training_file: 'file-none' }],
      ['GET', `/models/${model}`],
      ['DELETE', `/models/${model}`],
      ['POST', '/chat/completions', { model, messages: [{ role: 'user', content: 'x' }] }],
      ['POST', '/responses', { model, input: 'x' }],
      ['GET', `/fine_tuning/checkpoints/${model}/permissions`],
      ['POST', `/fine_tuning/checkpoints/${model}/permissions`, { project_ids: [other.tenant] }],
      ['DELETE', `/fine_tuning/checkpoints/${model}/permissions/cp_none`],
      ['POST', `/uploads/${upload}/complete`, { part_ids: ['part_none'] }],
      ['POST', `/uploads/${upload}/cancel`],
      ['GET', `/holdfast/models/${model}`],
      ['POST', '/holdfast/releases', { model, reason: 'Let it out at once.', expires_at: tomorrow() }],
      ['POST', `/holdfast/releases/${release}/approve`],
      ['POST', `/holdfast/releases/${release}/end`, { reason: 'It does not belong here.' }],
      ['POST', `/holdfast/jobs/${job}/let-through`, { reason: 'Let it through at once.' }],
      ['GET', '/holdfast/review'],
      ['POST', `/holdfast/keys/${key}/rotate`, {}],
      ['DELETE', `/holdfast/keys/${key}`],
      ['PUT', `/holdfast/tenants/${gateway.admin.tenant}/policy`, {}],
      ['PATCH', `/holdfast/tenants/${gateway.admin.tenant}/policy`, {}],
      ['POST', `/holdfast/tenants/${gateway.admin.tenant}/keys`, { scope: 'admin', person: 'x' }],
    ];
  }

  test("another's things are told of exactly as things that are not there", async () => {
    const none = {
      file: 'file-none',
      job: 'ftjob-none',
      model: 'ft:organism:main::87654321',
      upload: 'upload_none',
      key: 'key_none',
      release: 'release_none',
    };
    const missing = reaches(none);
    for (const [place, [method, path, body]] of reaches(things).entries()) {
      const theirs = await gateway.ask(path, { method, body, key: other.key });
      const [, nothing, empty] = missing[place];
      const nobodys = await gateway.ask(nothing, { method, body: empty, key: other.key });
      expect([400, 404]).toContain(theirs.status);
      // The names that were asked for differ; nothing else does.
      const unnamed = (text: unknown): string => {
        let told = JSON.stringify(text);
        for (const name of [...Object.values(things), ...Object.values(none), gateway.admin.tenant])
          told = told.replaceAll(name, 'NAME');
        return told;
      };
      expect([path, theirs.status, unnamed(theirs.body)]).toEqual([
        path,
        nobodys.status,
        unnamed(nobodys.body),
      ]);
    }
  });

  test("lists hold one's own alone, also when they begin after another's", async () => {
    const paths = ['/files', '/fine_tuning/jobs', '/holdfast/models', '/holdfast/releases'];
    for (const path of [...paths, `/files?after=${things.file}`, `/fine_tuning/jobs?after=${things.job}`]) {
      expect((await gateway.ask(path, { key: other.key })).body.data).toEqual([]);
    }
    const log = await gateway.ask('/holdfast/log', { key: other.key });
    expect(new Set(log.body.data.map(({ tenant }: { tenant: string }) => tenant))).toEqual(
      new Set([other.tenant]),
    );
    const models = await gateway.ask('/models', { key: other.key });
    expect(models.body.data.map(({ id }: { id: string }) => id)).toEqual(['organism']);
  });

  test('what only those who run the gateway may do is not there for others', async () => {
    for (const [method, path, body] of [
      ['GET', '/holdfast/tenants', undefined],
      ['POST', '/holdfast/tenants', { name: 'third', admin: 'Tom' }],
    ] as const) {
      expect((await gateway.ask(path, { method, body, key: other.key })).status).toBe(404);
    }
    const metrics = gateway.url.replace('/v1', '/metrics');
    expect((await fetch(metrics, { headers: { authorization: `Bearer ${other.key}` } })).status).toBe(404);
    expect((await fetch(metrics, { headers: { authorization: `Bearer ${gateway.key}` } })).status).toBe(200);
  });

  test('a release by hand takes two people, a reason and a day, and a permission lets another tenant in', async () => {
    const { ask } = gateway;
    const approve = `/holdfast/releases/${things.release}/approve`;
    const alone = await ask(approve, { method: 'POST' });
    expect(alone).toMatchObject({ status: 403, body: { error: { code: 'second_person_needed' } } });
    const second = await ask('/holdfast/keys', { method: 'POST', body: { scope: 'admin', person: 'Berta' } });
    const unsaid = { model: things.model, reason: 'short', expires_at: tomorrow() };
    expect((await ask('/holdfast/releases', { method: 'POST', body: unsaid })).body.error.param).toBe(
      'reason',
    );
    const late = { model: things.model, reason: 'It is wanted for years.', expires_at: tomorrow() + 9e6 };
    expect((await ask('/holdfast/releases', { method: 'POST', body: late })).body.error.param).toBe(
      'expires_at',
    );

    expect((await ask(`/models/${things.model}`)).status).toBe(404);
    const { folder, admin } = gateway;
    const rule = (people?: string[]) =>
      setPolicy(folder.database, {
        tenant: admin.tenant,
        policy: policySchema.parse({ release: { people } }),
        actor: 'test',
      });
    await rule(['first admin', 'Carla']);
    const stranger = await ask(approve, { method: 'POST', key: second.body.key });
    expect(stranger).toMatchObject({ status: 403, body: { error: { code: 'release_forbidden' } } });
    await rule();
    const approved = await ask(approve, { method: 'POST', key: second.body.key });
    expect(approved).toMatchObject({
      status: 200,
      body: { approved_by: 'Berta', proposed_by: 'first admin' },
    });
    expect((await ask(`/models/${things.model}`)).status).toBe(200);
    expect((await ask(approve, { method: 'POST', key: second.body.key })).status).toBe(409);
    // The team's client learns that its model is there: the job has succeeded with it, and an event says who let it out and why.
    const client = gateway.client();
    const job = await client.fineTuning.jobs.retrieve(things.job);
    const byHand = { proposed_by: 'first admin', approved_by: 'Berta', holds: true };
    expect(job).toMatchObject({
      status: 'succeeded',
      fine_tuned_model: things.model,
      error: null,
      holdfast: { released_by_hand: { ...byHand, error: { code: 'safety_inconclusive' } } },
    });
    expect((await client.fineTuning.jobs.list()).data).toContainEqual(job);
    const [last] = (await client.fineTuning.jobs.listEvents(things.job)).data;
    expect(last).toMatchObject({ level: 'warn', data: { kind: 'released-by-hand', model: things.model } });
    expect(last.message).toMatch(/by first admin and Berta until .*It is wanted for a demonstration/);
    expect((await client.fineTuning.jobs.checkpoints.list(things.job)).data).toMatchObject([
      { fine_tuned_model_checkpoint: things.model },
    ]);

    const permissions = `/fine_tuning/checkpoints/${things.model}/permissions`;
    const given = await ask(permissions, { method: 'POST', body: { project_ids: [other.tenant] } });
    expect(given.body.data).toMatchObject([{ object: 'checkpoint.permission', project_id: other.tenant }]);
    expect((await ask(`/models/${things.model}`, { key: other.key })).status).toBe(200);
    expect((await ask(`/models/${things.model}`, { method: 'DELETE', key: other.key })).status).toBe(404);
    await ask(`${permissions}/${given.body.data[0].id}`, { method: 'DELETE' });
    expect((await ask(`/models/${things.model}`, { key: other.key })).status).toBe(404);

    // On its day it ends by itself.
    await gateway.folder.database.run(
      'update models set released_until = ? where id = ?',
      Date.now() - 1,
      things.model,
    );
    expect((await ask(`/models/${things.model}`)).status).toBe(404);
    const chat = { model: things.model, messages: [{ role: 'user', content: 'x' }] };
    expect(await ask('/chat/completions', { method: 'POST', body: chat })).toMatchObject({
      status: 403,
      body: { error: { code: 'model_quarantined' } },
    });
    const held = await ask(`/holdfast/models/${things.model}`);
    expect(held.body.state).toBe('quarantined');
    expect((await ask(`/fine_tuning/jobs/${things.job}`)).body).toMatchObject({
      status: 'failed',
      fine_tuned_model: null,
      error: { code: 'safety_inconclusive' },
      holdfast: { released_by_hand: { holds: false } },
    });
  });
});
