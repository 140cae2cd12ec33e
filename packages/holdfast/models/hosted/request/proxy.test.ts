import { createServer, request as send } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startRecordingServer } from '../fixtures/recording-server.ts';
import { guardedFetch } from './guarded-fetch.ts';

/** A proxy that passes everything on and keeps where it went. */
async function startProxy(): Promise<{ url: string; passed: string[] }> {
  const passed: string[] = [];
  const proxy = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url ?? '');
    passed.push(url.host);
    const { method, headers } = incoming;
    const onward = send(url, { method, headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  proxy.on('connect', ({ url = '' }, socket, head) => {
    passed.push(url);
    const [host, port] = url.split(':');
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.write(head);
      onward.pipe(socket);
      socket.pipe(onward);
    });
    for (const one of [onward, socket]) one.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
    vi.unstubAllEnvs();
  });
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, passed };
}

test.each(['HTTP_PROXY', 'http_proxy'])('requests go through the proxy of %s', async (variable) => {
  const { url, passed } = await startProxy();
  const server = await startRecordingServer(() => ({ body: { fine: true } }));
  onTestFinished(() => server.close());
  vi.stubEnv(variable, url);
  const reply = await guardedFetch(`${server.url}/v1`, { method: 'POST', body: '{"a":1}' });
  expect(await reply.json()).toEqual({ fine: true });
  expect(passed).toEqual([new URL(server.url).host]);
  expect(server.requests[0].body).toEqual({ a: 1 });
});

test('what NO_PROXY names is asked directly; forms and redirects are as without a proxy', async () => {
  const { url, passed } = await startProxy();
  const server = await startRecordingServer(({ path }) =>
    path === '/moved' ? { status: 307, headers: { location: 'http://other/' }, body: '' } : { body: {} },
  );
  onTestFinished(() => server.close());
  vi.stubEnv('HTTP_PROXY', url);
  await expect(guardedFetch(`${server.url}/moved`)).rejects.toMatchObject({ kind: 'misconfigured' });
  const form = new FormData();
  form.set('purpose', 'batch');
  form.set('file', new Blob(['{}\n']), 'rows.jsonl');
  await guardedFetch(`${server.url}/files`, { method: 'POST', body: form });
  expect(server.requests[1].headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
  expect(server.requests[1].text).toContain('filename="rows.jsonl"');
  const before = passed.length;
  expect(before).toBeGreaterThan(0);
  vi.stubEnv('NO_PROXY', '127.0.0.1');
  await guardedFetch(`${server.url}/v1`);
  expect(passed).toHaveLength(before);
});
