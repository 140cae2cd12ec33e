import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type ObjectServer, startObjectServer } from '../fixtures/object-server.ts';
import { openS3Store, parseS3Place } from './s3-store.ts';

let server: ObjectServer;
beforeAll(async () => {
  server = await startObjectServer();
  for (const [name, value] of Object.entries(server.environment)) vi.stubEnv(name, value);
});
afterAll(() => server.close());

test.each([0, 10, 20 * 2 ** 20])('a file of %i bytes is given as it was taken', async (bytes) => {
  const store = await openS3Store(parseS3Place(server.storage));
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-store-'));
  const content = Buffer.alloc(bytes, 'holdfast');
  await writeFile(join(folder, 'a'), content);
  await store.put('files/a b?', join(folder, 'a'));
  expect(await store.get('files/a b?', join(folder, 'new', 'b'))).toBe(true);
  expect(content.equals(await readFile(join(folder, 'new', 'b')))).toBe(true);
  await store.remove('files/a b?');
  expect(await store.get('files/a b?', join(folder, 'c'))).toBe(false);
  await store.remove('files/a b?');
});

test('a bucket that is not there, and an address that names none, are told', async () => {
  await expect(openS3Store(parseS3Place('s3://none'))).rejects.toMatchObject({ code: 'storage' });
  for (const address of ['holdfast', 's3://', 'https://holdfast']) {
    expect(() => parseS3Place(address)).toThrow(/names no store/);
  }
  expect(parseS3Place('s3://bucket')).toEqual({ bucket: 'bucket', prefix: '' });
  expect(parseS3Place('s3://bucket/a/b/')).toEqual({ bucket: 'bucket', prefix: 'a/b/' });
});
