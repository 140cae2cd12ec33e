import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine } from '@holdfast/engine';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openModerator } from '../../moderation/open-moderator.ts';
import { openModel } from '../../open-model.ts';
import { hostedTune } from '../../tuning/hosted/fixtures/hosted-tune.ts';
import { serviceNames } from '../../tuning/hosted/open-service.ts';
import type { BatchOptions } from '../batch/batch-event.ts';
import { startRecordingServer } from '../fixtures/recording-server.ts';
import { vendorEnvironments } from '../fixtures/vendor-environments.ts';

const key = 'sk-never-to-be-seen-elsewhere';

/** A server that sends everything on to another one, which keeps what it gets. */
async function redirectingServer(): Promise<{ url: string; arrived: unknown[] }> {
  const elsewhere = await startRecordingServer(() => ({ body: {} }));
  const server = await startRecordingServer(({ path }) => ({
    status: 307,
    headers: { location: `${elsewhere.url.replace('127.0.0.1', 'localhost')}${path}` },
    body: '',
  }));
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await Promise.all([server.close(), elsewhere.close()]);
  });
  return { url: server.url, arrived: elsewhere.requests };
}

async function* askOnce(name: string, batch?: BatchOptions): AsyncGenerator<unknown> {
  const engine = await Engine.start({ threads: 1 });
  try {
    const model = await openModel(name, { engine, batch });
    yield* model.answer([{ messages: [{ role: 'user', content: 'a prompt of ours' }] }]);
  } finally {
    await engine.close();
  }
}

async function drain(stream: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of stream);
}

const refusal = {
  code: 'bad-usage',
  message: expect.stringMatching(/sends requests on to http:\/\/localhost:\d+ \(307\), and neither key nor/),
};

test.each(Object.keys(vendorEnvironments))('no redirect of %s is followed', async (vendor) => {
  const { url, arrived } = await redirectingServer();
  for (const [name, value] of Object.entries(vendorEnvironments[vendor](url, key))) vi.stubEnv(name, value);
  await expect(drain(askOnce(`${vendor}:m`))).rejects.toMatchObject(refusal);
  expect(arrived).toEqual([]);
});

test('nor of an address, its batches and its moderation', async () => {
  const { url, arrived } = await redirectingServer();
  vi.stubEnv('HOLDFAST_API_KEY', key);
  await expect(drain(askOnce(`${url}/v1#m`))).rejects.toMatchObject(refusal);
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-redirect-'));
  const batch = { step: 'base', folder, tell: () => undefined };
  await expect(drain(askOnce(`${url}/v1#m`, batch))).rejects.toMatchObject(refusal);
  const engine = await Engine.start({ threads: 1 });
  onTestFinished(() => engine.close());
  const moderator = await openModerator(`${url}/v1#text-moderation`, { engine });
  const conversations = [{ messages: [{ role: 'user' as const, content: 'a prompt of ours' }] }];
  await expect(drain(moderator.moderate(conversations))).rejects.toMatchObject(refusal);
  expect(arrived).toEqual([]);
});

test.each(serviceNames)('nor while %s tunes', async (service) => {
  const { url, arrived } = await redirectingServer();
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-redirect-'));
  await expect(drain(hostedTune({ service, url, folder, key }))).rejects.toMatchObject(refusal);
  expect(arrived).toEqual([]);
});
