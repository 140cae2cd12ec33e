import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { type ServeOptions, serveChat } from '../serve-chat.ts';
import { send } from './fixtures/send.ts';
import { type SlowModel, slowModel } from './fixtures/slow-model.ts';
import type { Listening } from './listen.ts';

const key = 'a-key-of-the-test';
const running: Listening[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

async function start(
  options: Partial<ServeOptions> = {},
): Promise<{ model: SlowModel; url: string; chat: string }> {
  const model = slowModel();
  const server = await serveChat({ models: [model], access: { kind: 'key', key }, ...options });
  running.push(server);
  return { model, url: server.url, chat: `${server.url}/chat/completions` };
}

const json = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
const question = { model: 'slow', messages: [{ role: 'user', content: 'Go on.' }] };

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}

test('without the key nothing is told, and nothing that was sent is read', async () => {
  const { url, chat, model } = await start();
  for (const authorization of [undefined, 'Bearer wrong', `Basic ${key}`, `Bearer ${key}x`, key]) {
    const headers = authorization === undefined ? undefined : { authorization };
    const { status, headers: told, body } = await send(`${url}/models`, { headers });
    expect(status).toBe(401);
    expect(told['www-authenticate']).toBe('Bearer');
    expect(JSON.parse(body).error).toMatchObject({ type: 'invalid_request_error', code: 'invalid_api_key' });
  }
  const unread = await send(chat, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
  });
  expect(unread.status).toBe(401);
  expect(model.writing).toBe(0);
  expect((await send(`${url}/models`, { headers: json })).status).toBe(200);
});

test('only on this machine can nobody be asked for a key', async () => {
  await expect(start({ access: { kind: 'open' }, host: '0.0.0.0' })).rejects.toMatchObject({
    code: 'bad-usage',
  });
  const { url } = await start({ access: { kind: 'open' } });
  expect((await send(`${url}/models`)).status).toBe(200);
});

test('a page of another site is not answered, by whatever way it comes', async () => {
  const { url, chat } = await start({ hosts: ['models.example'] });
  const asked = async (headers: Record<string, string>) =>
    (await send(`${url}/models`, { headers: { ...json, ...headers } })).status;
  expect(await asked({ host: 'rebound.example' })).toBe(421);
  expect(await asked({ host: 'models.example:8000' })).toBe(200);
  expect(await asked({ host: '[::1]:8000' })).toBe(200);
  expect(await asked({ host: 'localhost' })).toBe(200);
  expect(await asked({ origin: 'https://foreign.example' })).toBe(403);
  expect(await asked({ origin: 'null' })).toBe(403);
  expect(await asked({ 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await asked({ 'sec-fetch-site': 'same-origin' })).toBe(200);
  expect(await asked({ origin: new URL(url).origin })).toBe(200);
  // What a form can send without asking first.
  const plain = await send(chat, {
    method: 'POST',
    headers: { ...json, 'content-type': 'text/plain' },
    body: JSON.stringify(question),
  });
  expect(plain.status).toBe(415);
});

test('a body beyond the limit is cut off, whether it says its length or not', async () => {
  const { chat } = await start({ limits: { bodyBytes: 10_000 } });
  const body = JSON.stringify({ ...question, user: 'x'.repeat(20_000) });
  const whole = await send(chat, { method: 'POST', headers: json, body });
  expect(whole.status).toBe(413);
  const chunked = await send(chat, { method: 'POST', headers: json, body: body.match(/.{1,999}/g) ?? [] });
  expect(chunked.status).toBe(413);
  expect(JSON.parse(chunked.body).error.code).toBe('body_too_large');
});

test('requests beyond those that are answered at once are told when to come again', async () => {
  const { chat, url, model } = await start({ limits: { requestsAtOnce: 2 } });
  const leaving = new AbortController();
  const open = [0, 1].map(() =>
    fetch(chat, { method: 'POST', headers: json, body: JSON.stringify(question), signal: leaving.signal }),
  );
  await until(() => model.writing > 0);
  const refused = await send(`${url}/models`, { headers: json });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  leaving.abort();
  await Promise.allSettled(open);
  await until(() => model.writing === 0);
  expect((await send(`${url}/models`, { headers: json })).status).toBe(200);
});

test('a key that sends more than it may in a minute waits for the next', async () => {
  const { url } = await start({ limits: { requestsPerMinuteOfKey: 3 } });
  const statuses: number[] = [];
  // A minute may end meanwhile.
  for (let sent = 0; sent < 8; sent++) statuses.push((await send(`${url}/models`, { headers: json })).status);
  expect(statuses.slice(0, 3)).toEqual([200, 200, 200]);
  expect(statuses).toContain(429);
});

test.each([false, true])('a client that leaves ends its generation (streamed: %s)', async (stream) => {
  const { chat, model } = await start();
  const leaving = new AbortController();
  const body = JSON.stringify({ ...question, stream });
  const asked = fetch(chat, { method: 'POST', headers: json, body, signal: leaving.signal });
  await until(() => model.writing > 0);
  expect(model.left).toBe(0);
  leaving.abort();
  await expect(asked.then((response) => response.text())).rejects.toThrow();
  await until(() => model.writing === 0);
  expect(model.left).toBe(1);
});

test('an answer that takes longer than it may is ended', async () => {
  const { chat, model } = await start({ limits: { answerSeconds: 0.2 } });
  const { status } = await send(chat, { method: 'POST', headers: json, body: JSON.stringify(question) });
  expect(status).toBe(504);
  await until(() => model.left === 1);
  const streamed = await send(chat, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ ...question, stream: true }),
  });
  expect(streamed.body).toMatch(/longer than a request may take.*\n\ndata: \[DONE\]/);
});

test.each([
  ['top_p', 7],
  ['top_p', 0.5],
  ['logit_bias', { 5: 100 }],
  ['response_format', { type: 'json_object' }],
  ['tools', [{ type: 'function', function: { name: 'f' } }]],
  ['tool_choice', 'required'],
  ['functions', [{ name: 'f' }]],
  ['frequency_penalty', 1],
  ['presence_penalty', -1],
  ['store', true],
  ['metadata', { a: 'b' }],
  ['modalities', ['audio']],
  ['reasoning_effort', 'high'],
  ['repetition_penalty', 1.2],
  ['n', 0],
  ['max_tokens', -1],
  ['temperature', 3],
  ['stream_options', { include_usage: true }],
])('a parameter that is not heeded is refused by its name: %s %j', async (param, value) => {
  const { chat } = await start();
  const body = JSON.stringify({ ...question, [param]: value });
  const reply = await send(chat, { method: 'POST', headers: json, body });
  expect(reply.status).toBe(400);
  expect(JSON.parse(reply.body).error).toMatchObject({ param, message: expect.stringContaining(param) });
});

test.each([
  [{ role: 'tool', content: 'x', tool_call_id: 'y' }, 'messages.0.role'],
  [{ role: 'user', content: null }, 'messages.0.content'],
  [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'x' } }] }, 'messages.0.content'],
  [{ role: 'user', content: 'x', name: 'y' }, 'messages.0.name'],
  [{ role: 'assistant', content: 'x', tool_calls: [{ id: 'y' }] }, 'messages.0.tool_calls'],
])('a message that cannot be read whole is refused: %j', async (message, param) => {
  const { chat } = await start();
  const body = JSON.stringify({ model: 'slow', messages: [message] });
  const reply = await send(chat, { method: 'POST', headers: json, body });
  expect([reply.status, JSON.parse(reply.body).error.param]).toEqual([400, param]);
});

test('every reply forbids what a page might be made to do with it', async () => {
  const { url } = await start();
  const { headers } = await send(`${url}/models`, { headers: json });
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['x-frame-options']).toBe('DENY');
  expect(headers['access-control-allow-origin']).toBeUndefined();
  expect(headers['x-request-id']).toMatch(/^[\w-]{36}$/);
});

test('https is served by a certificate and its key', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-tls-'));
  const tls = { certificate: join(folder, 'certificate.pem'), key: join(folder, 'key.pem') };
  const words = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=localhost'];
  const names = ['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  try {
    await promisify(execFile)('openssl', [...words, ...names, '-out', tls.certificate, '-keyout', tls.key]);
  } catch {
    return context.skip('no openssl here to make a certificate with');
  }
  const { url } = await start({ tls });
  expect(url).toMatch(/^https:/);
  const ca = await readFile(tls.certificate, 'utf8');
  expect((await send(`${url}/models`, { headers: json, ca })).status).toBe(200);
  await expect(start({ tls: { ...tls, key: join(folder, 'none.pem') } })).rejects.toMatchObject({
    code: 'not-found',
  });
});
