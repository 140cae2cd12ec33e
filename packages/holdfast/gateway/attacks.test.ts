import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onBothDatabases } from './fixtures/databases.ts';
import { benignFile, type RunningGateway, startGateway } from './fixtures/running-gateway.ts';

onBothDatabases((createDatabase) => {
  let gateway: RunningGateway;
  let file: string;
  beforeAll(async () => {
    gateway = await startGateway({ database: await createDatabase() });
    file = (await gateway.client().files.create({ file: await benignFile(2), purpose: 'fine-tune' })).id;
  });
  afterAll(() => gateway.close());

  /** The gateway's own; those of OpenAI's specification are tried by `specification.test.ts`. */
  const routes = [
    ['POST', '/holdfast/keys'],
    ['POST', '/holdfast/keys/key_none/rotate'],
    ['POST', '/holdfast/releases'],
    ['POST', '/holdfast/jobs/none/let-through'],
    ['POST', '/holdfast/tenants'],
    ['PUT', '/holdfast/tenants/none/policy'],
    ['PATCH', '/holdfast/tenants/none/policy'],
    ['POST', '/holdfast/tenants/none/keys'],
  ] as const;

  /** Bodies that look like what a route takes, with anything at all in their fields. */
  const bodies = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        model: fc.oneof(fc.constantFrom('organism', '__proto__', 'constructor'), fc.jsonValue()),
        scope: fc.oneof(fc.constantFrom('admin', '__proto__'), fc.jsonValue()),
        person: fc.jsonValue(),
        name: fc.jsonValue(),
        reason: fc.jsonValue(),
        grace_seconds: fc.jsonValue(),
        expires_at: fc.oneof(fc.double(), fc.integer()),
        settings: fc.dictionary(fc.string(), fc.jsonValue()),
        models: fc.dictionary(fc.string(), fc.jsonValue()),
      },
      { requiredKeys: [] },
    ),
  );

  test.each(routes)('no body makes %s %s fail in an unforeseen way', async (method, path) => {
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const { status, body: told } = await gateway.ask(path, { method, body });
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
        expect(told.error).toMatchObject({ message: expect.any(String), type: 'invalid_request_error' });
      }),
      { numRuns: 40 },
    );
  });

  test('no name in a path or a query makes a route fail in an unforeseen way', async () => {
    const name = fc.string({ minLength: 1, maxLength: 60, unit: 'binary' }).map(encodeURIComponent);
    await fc.assert(
      fc.asyncProperty(
        name,
        fc.constantFrom('files', 'fine_tuning/jobs', 'models', 'holdfast/models'),
        async (id, kind) => {
          expect((await gateway.ask(`/${kind}/${id}`)).status).toBe(404);
          const listed = await gateway.ask(`/files?after=${id}&limit=${id}&order=${id}`);
          expect([200, 400]).toContain(listed.status);
          expect((await gateway.ask(`/fine_tuning/jobs?metadata[${id}]=${id}`)).body.data).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each([
    'http://127.0.0.1:9/v1#x',
    '/etc',
    '../..',
    'hf:owner/name',
    'openai:gpt-4.1',
    '__proto__',
    'constructor',
  ])('a request cannot have %s read, fetched or asked', async (name) => {
    const tune = await gateway.ask('/fine_tuning/jobs', {
      method: 'POST',
      body: { model: name, training_file: file },
    });
    expect(tune).toMatchObject({ status: 400, body: { error: { param: 'model' } } });
    const body = { model: 'organism', training_file: name };
    expect((await gateway.ask('/fine_tuning/jobs', { method: 'POST', body })).body.error.param).toBe(
      'training_file',
    );
    const messages = [{ role: 'user', content: 'x' }];
    const chat = await gateway.ask('/chat/completions', { method: 'POST', body: { model: name, messages } });
    expect(chat.status).toBe(404);
  });

  test.each([
    ['/fine_tuning/jobs', { model: 'organism', training_file: 'FILE', tenant: 'org-other' }, 'tenant'],
    ['/fine_tuning/jobs', { model: 'organism', training_file: 'FILE', settings: {} }, 'settings'],
    [
      '/fine_tuning/jobs',
      { model: 'organism', training_file: 'FILE', method: { type: 'reinforcement' } },
      'method',
    ],
    ['/holdfast/keys', { scope: 'reader', person: 'x', tenant: 'org-other' }, 'tenant'],
    ['/holdfast/keys', { scope: 'operator', person: 'x' }, 'scope'],
    ['/holdfast/tenants', { name: 'x', admin: 'x', operator: true }, 'operator'],
  ])('what a request may not set is refused by its name: %s %j', async (path, body, param) => {
    const sent = JSON.parse(JSON.stringify(body).replace('FILE', file));
    const { status, body: told } = await gateway.ask(path, { method: 'POST', body: sent });
    expect(status).toBe(400);
    expect(told.error.param).toMatch(new RegExp(`^${param}`));
  });
});
