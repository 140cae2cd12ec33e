import { createHash } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { specificationErrors } from '../../models/hosted/openai/fixtures/openai-schemas.ts';
import { type RunningGateway, startGateway } from '../fixtures/running-gateway.ts';
import { sweep } from './sweep.ts';

let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await startGateway({ limits: { fileBytes: 200_000 } });
});
afterAll(() => gateway.close());

const fileOf = (text: string, name = 'rows.jsonl') => new File([text], name);
const left = () => readdir(join(gateway.folder.path, 'parts'));

test('files are listed page by page, from either end', async () => {
  const client = gateway.client();
  const ids: string[] = [];
  for (let number = 0; number < 5; number++) {
    ids.push((await client.files.create({ file: fileOf(`${number}\n`), purpose: 'fine-tune' })).id);
  }
  const seen: string[] = [];
  for await (const file of client.files.list({ limit: 2, order: 'asc' })) seen.push(file.id);
  expect([...seen].sort()).toEqual([...ids].sort());
  const { body } = await gateway.ask('/files?limit=2');
  expect(specificationErrors('ListFilesResponse', body)).toEqual([]);
  expect(body).toMatchObject({ has_more: true, first_id: seen[4], last_id: seen[3] });
  expect((await gateway.ask('/files?purpose=fine-tune-results')).body.data).toEqual([]);
  expect((await gateway.ask('/files?limit=x')).body.error.param).toBe('limit');
});

test('a form that is not what it should be is refused, and leaves nothing behind', async () => {
  const client = gateway.client();
  const wrong = client.files.create({ file: fileOf('x'), purpose: 'assistants' });
  await expect(wrong).rejects.toMatchObject({ status: 400, param: 'purpose' });
  const headers = {
    authorization: `Bearer ${gateway.key}`,
    'content-type': 'multipart/form-data; boundary=b',
  };
  const send = (body: string) => fetch(`${gateway.url}/files`, { method: 'POST', headers, body });
  const part = (head: string, text: string): string =>
    `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${text}\r\n`;
  const bodies = [`${part('name="purpose"', 'fine-tune')}--b--`, 'no form at all', '--b\r\n'];
  for (const body of bodies) expect((await send(body)).status).toBe(400);
  const large = client.files.create({ file: fileOf('x'.repeat(300_000)), purpose: 'fine-tune' });
  await expect(large).rejects.toMatchObject({ status: 413 });
  expect(await left()).toEqual([]);
});

test('a name in a form never becomes a path', async () => {
  const client = gateway.client();
  const file = fileOf('row\n', '../../../etc/passwd\u0000.jsonl');
  const { id } = await client.files.create({ file, purpose: 'fine-tune' });
  expect(await readdir(join(gateway.folder.path, 'files'))).toContain(`${id}.jsonl`);
  for (const path of ['../gateway.db', '..%2Fgateway.db', '%2e%2e%2fgateway.db']) {
    expect((await gateway.ask(`/files/${path}/content`)).status).toBe(404);
  }
});

test('an upload comes in parts, in whatever order, and is whole or not there', async () => {
  const client = gateway.client();
  const text = 'first half, second half\n';
  const begin = () =>
    client.uploads.create({
      filename: 'rows.jsonl',
      purpose: 'fine-tune',
      bytes: text.length,
      mime_type: 'application/jsonl',
    });
  const upload = await begin();
  expect(specificationErrors('Upload', upload)).toEqual([]);
  const second = await client.uploads.parts.create(upload.id, { data: fileOf(text.slice(11)) });
  const first = await client.uploads.parts.create(upload.id, { data: fileOf(text.slice(0, 11)) });
  expect(specificationErrors('UploadPart', first)).toEqual([]);
  const short = client.uploads.complete(upload.id, { part_ids: [first.id] });
  await expect(short).rejects.toMatchObject({ status: 400, param: 'part_ids' });
  const parts = [first.id, second.id];
  const damaged = client.uploads.complete(upload.id, { part_ids: parts, md5: '0'.repeat(32) });
  await expect(damaged).rejects.toMatchObject({ status: 400, param: 'md5' });
  const md5 = createHash('md5').update(text).digest('hex');
  const whole = await client.uploads.complete(upload.id, { part_ids: parts, md5 });
  expect(specificationErrors('Upload', whole)).toEqual([]);
  expect(await (await client.files.content(whole.file?.id ?? '')).text()).toBe(text);
  await expect(client.uploads.complete(upload.id, { part_ids: parts })).rejects.toMatchObject({
    status: 400,
  });

  const dropped = await begin();
  await client.uploads.parts.create(dropped.id, { data: fileOf(text) });
  expect((await client.uploads.cancel(dropped.id)).status).toBe('cancelled');
  await expect(client.uploads.parts.create(dropped.id, { data: fileOf('x') })).rejects.toMatchObject({
    status: 400,
  });
  expect(await left()).toEqual([]);
});

test('what has expired or was cut off is taken away, and what a job needs stays', async () => {
  const client = gateway.client();
  const { folder } = gateway;
  const expires_after = { anchor: 'created_at' as const, seconds: 3600 };
  const upload = await client.uploads.create({
    filename: 'rows.jsonl',
    purpose: 'fine-tune',
    bytes: 10,
    mime_type: 'application/jsonl',
  });
  await client.uploads.parts.create(upload.id, { data: fileOf('12345') });
  const [needed, expired] = [
    await client.files.create({ file: fileOf('a\n'), purpose: 'fine-tune', expires_after }),
    await client.files.create({ file: fileOf('b\n'), purpose: 'fine-tune', expires_after }),
  ];
  const lasting = await client.files.create({ file: fileOf('c\n'), purpose: 'fine-tune' });
  await client.fineTuning.jobs.create({ model: 'organism', training_file: needed.id });
  await writeFile(join(folder.path, 'parts', 'incoming-cut-off'), 'half');
  expect(await sweep(folder)).toBe(0);
  const tomorrow = Date.now() + 25 * 60 * 60 * 1000;
  expect(await sweep(folder, tomorrow)).toBe(3);
  expect(await left()).toEqual([]);
  const files = await readdir(join(folder.path, 'files'));
  expect(files).not.toContain(`${expired.id}.jsonl`);
  for (const { id } of [needed, lasting]) expect(files).toContain(`${id}.jsonl`);
});
